package org.assistant.app.speech;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * What one request has said to it: one text, or sentences one after the other; engines end each with its pause. Holds a
 * place among the concurrent utterances until it is closed. For one thread.
 */
public final class Utterance implements AutoCloseable {

    private final String engine;
    private final int sampleRate;
    private final SentenceSpeaker speaker;
    private final Admission.Place place;
    private boolean spoken;

    Utterance(String engine, int sampleRate, SentenceSpeaker speaker, Admission.Place place) {
        this.engine = engine;
        this.sampleRate = sampleRate;
        this.speaker = speaker;
        this.place = place;
    }

    /** The name of the engine that speaks. */
    public String engine() {
        return engine;
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
     * Speaks {@code sentence} after those before it, on the calling thread.
     *
     * @param sink takes the audio piece by piece; what it throws ends the speech and reaches the caller
     * @throws TTSException as an engine does
     */
    public void say(SpeechRequest sentence, Consumer<Pcm> sink) {
        speaker.speak(engine, sentence, piece -> {
            spoken = true;
            sink.accept(piece);
        });
    }

    /** Gives the place back. Idempotent. */
    @Override
    public void close() {
        place.close();
    }
}
