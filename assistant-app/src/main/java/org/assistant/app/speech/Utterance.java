package org.assistant.app.speech;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.assistant.app.observe.Cause;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * What one request has said to it: one text, or sentences one after the other; engines end each with its pause. Holds a
 * place among the concurrent utterances until it is closed. For one thread, but for {@link #cancel} and {@link #snapshot}.
 */
public final class Utterance implements AutoCloseable {

    private final long id;
    private final String client;
    private final String engine;
    private final int sampleRate;
    private final SentenceSpeaker speaker;
    private final Utterances utterances;
    private final Admission.Place place;
    private final Instant started = Instant.now();
    private volatile boolean cancelled;
    private boolean spoken;

    Utterance(
            String client,
            String engine,
            int sampleRate,
            SentenceSpeaker speaker,
            Utterances utterances,
            Admission.Place place) {
        this.id = utterances.number();
        this.client = client;
        this.engine = engine;
        this.sampleRate = sampleRate;
        this.speaker = speaker;
        this.utterances = utterances;
        this.place = place;
        utterances.add(this);
    }

    /** Its number, unique since the start of the server. */
    public long id() {
        return id;
    }

    /** The name of the engine that was asked to speak. */
    public String asked() {
        return engine;
    }

    /** The name of the engine that speaks now: of the latest piece, or before the first one of the engine that would be tried. */
    public String engine() {
        return engine;
    }

    /** Why {@link #engine} is not {@link #asked}; nothing if it is. */
    public Optional<Cause> fallback() {
        return Optional.empty();
    }

    /** Samples a second of every piece, in hertz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Whether anything was heard yet. */
    public boolean spoken() {
        return spoken;
    }

    /**
     * Speaks {@code text} after what was said before it, on the calling thread.
     *
     * @param sink takes the audio piece by piece; what it throws ends the speech and reaches the caller
     * @throws TTSException as an engine does
     * @throws TTSException.Cancelled if {@link #cancel} was called, too; the interrupt status is then not set
     */
    public void say(SpeechRequest text, Consumer<Pcm> sink) {
        speaker.speak(engine, text, piece -> {
            if (cancelled) {
                throw new TTSException.Cancelled(null);
            }
            spoken = true;
            sink.accept(piece);
        });
    }

    /** Ends the speech and the inference behind it, from any thread, at once; nothing reaches the sink afterwards. */
    public void cancel() {
        cancelled = true;
    }

    /** How it stands now; from any thread. */
    RunningUtterance snapshot() {
        return new RunningUtterance(id, client, engine, engine, Optional.empty(), started, 0, 0, 0);
    }

    /** Gives the place back. Idempotent. */
    @Override
    public void close() {
        utterances.remove(this);
        place.close();
    }
}
