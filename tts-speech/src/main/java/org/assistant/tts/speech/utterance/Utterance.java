package org.assistant.tts.speech.utterance;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.assistant.tts.speech.engines.Crowd;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.UtteranceReport;
import org.assistant.tts.speech.record.UtteranceReport.Moment;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * What one request has said to it: one text, or sentences one after the other; engines end each with its pause. Where the
 * engine that was chosen does not speak in time, another one does, to the end of the utterance. Holds a
 * place among the concurrent utterances until it is closed. For one thread, but for {@link #cancel} and {@link #snapshot}.
 */
public final class Utterance implements AutoCloseable {

    private final long id;
    private final Client client;
    private final EngineChoice chosen;
    private final int sampleRate;
    private final Narrator narrator;
    private final Utterances utterances;
    private final FailuresInRow failures;
    private final Engines engines;
    private final Admission.Place place;
    private final Instant started = Instant.now();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger sentences = new AtomicInteger();
    private final AtomicInteger characters = new AtomicInteger();
    private final AtomicLong samples = new AtomicLong();
    private final Hearing hearing = new Hearing(System::nanoTime);
    private final Consumer<UtteranceReport> reports;
    private volatile String voice = "";
    private Optional<SentenceReport> first = Optional.empty();
    private Optional<SentenceReport> last = Optional.empty();
    private boolean closed;
    private volatile boolean stopped;
    private boolean sinkFailed;

    /**
     * Begins; {@link #close} ends it.
     *
     * @param chosen the engine that is to speak
     * @param sampleRate of every piece, in hertz
     * @param place among the concurrent utterances; closed with this one
     * @param crowd its place among those who want sound
     */
    public Utterance(
            Client client,
            EngineChoice chosen,
            int sampleRate,
            SpeechParts parts,
            Admission.Place place,
            Crowd.Place crowd) {
        this.id = parts.utterances().number();
        this.client = client;
        this.chosen = chosen;
        this.sampleRate = sampleRate;
        this.utterances = parts.utterances();
        this.failures = parts.failures();
        this.engines = parts.engines();
        this.place = place;
        this.reports = parts.utteranceReports();
        SpeechParts counted = parts.reportingTo(
                report -> {
                    ended(report);
                    parts.reports().accept(report);
                },
                reports);
        this.narrator = new Narrator(id, client.group(), chosen, sampleRate, counted, cancellation, crowd);
        utterances.add(this);
    }

    /** Its number, unique since the start of the server. */
    public long id() {
        return id;
    }

    /** The name of the engine that was asked to speak. */
    public String asked() {
        return chosen.engine();
    }

    /** The name of the engine that speaks now: of the latest piece, or before the first one of the engine that would be tried. */
    public String engine() {
        return narrator.engine();
    }

    /** Why {@link #engine} is not {@link #asked}; nothing if it is. */
    public Optional<Cause> fallback() {
        return narrator.fallback();
    }

    /** {@link #engine} itself. */
    public TTSEngine speaker() {
        return engines.all().get(engine());
    }

    /** Samples a second of every piece, in hertz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Whether anything was heard yet. */
    public boolean spoken() {
        return samples.get() > 0;
    }

    /**
     * Speaks {@code text} after what was said before it, on the calling thread.
     *
     * @param sink takes the audio piece by piece; what it throws ends the speech and reaches the caller
     * @throws TTSException as an engine does
     * @throws TTSException.Cancelled if {@link #cancel} was called, too; the interrupt status is then not set
     * @throws ServerStopping if the server is stopping and has no more time for it
     */
    public void say(SpeechRequest text, Consumer<Pcm> sink) {
        say(text, false, sink);
    }

    /**
     * The same for a text that came by itself: one of marks or emoji alone is a short rest. Clients cut what they have spoken at
     * marks, and such pieces come of it.
     */
    public void sayOrRest(SpeechRequest text, Consumer<Pcm> sink) {
        say(text, true, sink);
    }

    private void say(SpeechRequest text, boolean rests, Consumer<Pcm> sink) {
        try {
            if (sentences.getAndIncrement() == 0) {
                voice = text.voice();
            }
            hearing.asks(text.audience().whole());
            characters.addAndGet(text.text().codePointCount(0, text.text().length()));
            narrator.say(text, rests, piece -> {
                samples.addAndGet(piece.length());
                hearing.comes().ifPresent(this::report);
                long before = System.nanoTime();
                sinkFailed = true;
                sink.accept(piece);
                sinkFailed = false;
                hearing.took(before, piece.duration().toNanos());
            });
            failures.succeeded();
        } catch (TTSException.Cancelled e) {
            throw stopped ? new ServerStopping() : e;
        } catch (RuntimeException e) {
            if (e instanceof TTSException.SynthesisFailed || !(e instanceof TTSException || sinkFailed)) {
                failures.failed(e);
            }
            throw e;
        } catch (LinkageError e) {
            failures.failed(e);
            throw new TTSException.SynthesisFailed("a part of the server is missing", e);
        }
    }

    /**
     * Looks whether it was ended from outside, for those who wait for what is to be said.
     *
     * @throws TTSException.Cancelled if {@link #cancel} was called
     * @throws ServerStopping as {@link #say} does
     */
    public void check() {
        try {
            cancellation.check();
        } catch (TTSException.Cancelled e) {
            throw stopped ? new ServerStopping() : e;
        }
    }

    /** Ends the speech and the inference behind it, from any thread, at once; nothing reaches the sink afterwards. */
    public void cancel() {
        cancellation.cancel();
    }

    /** The same, since the server is stopping. */
    void stop() {
        stopped = true;
        cancel();
    }

    /**
     * Has {@code action} called when it is cancelled before it says its next text, at once if that has happened.
     *
     * @param action quick, and good for being called more than once
     */
    public void onCancel(Runnable action) {
        cancellation.stopWith(action);
    }

    /** How it stands now; from any thread. */
    RunningUtterance snapshot() {
        return new RunningUtterance(
                id,
                client.name(),
                client.address(),
                asked(),
                engine(),
                fallback(),
                voice,
                started,
                sentences.get(),
                characters.get(),
                audioMillis(),
                hearing.waitingMillis(),
                hearing.firstSoundMillis(),
                hearing.gaps());
    }

    private void ended(SentenceReport report) {
        first = first.or(() -> Optional.of(report));
        last = Optional.of(report);
    }

    private void report(Moment moment) {
        reports.accept(new UtteranceReport(
                moment,
                id,
                client.name(),
                client.address(),
                asked(),
                engine(),
                fallback(),
                voice,
                started,
                characters.get(),
                first.map(SentenceReport::waitMillis).orElse(0L),
                hearing.firstSoundMillis(),
                hearing.gaps(),
                hearing.gapMillis(),
                audioMillis(),
                moment == Moment.ENDED ? last.map(SentenceReport::ending) : Optional.empty()));
    }

    private long audioMillis() {
        return samples.get() * 1_000 / sampleRate;
    }

    /** Gives the place back. Idempotent. */
    @Override
    public void close() {
        utterances.remove(this);
        narrator.close();
        place.close();
        if (!closed && last.isPresent()) {
            report(Moment.ENDED);
        }
        closed = true;
    }
}
