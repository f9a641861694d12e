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
 * The speech of one request: one text, or a series of sentences, each of which the engine ends with a pause. If the chosen
 * engine does not speak in time, another one takes over until the end. Holds a place among the concurrent utterances until it
 * is closed. Not thread-safe, except {@link #cancel} and {@link #snapshot}.
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
     * @param crowd its place among the listeners that wait
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

    /** The name of the requested engine. */
    public String asked() {
        return chosen.engine();
    }

    /** The name of the engine that speaks now: that of the latest piece or, before the first, the one that is tried first. */
    public String engine() {
        return narrator.engine();
    }

    /** Why {@link #engine} is not {@link #asked}; empty if it is. */
    public Optional<Cause> fallback() {
        return narrator.fallback();
    }

    /** The engine that {@link #engine} names. */
    public TTSEngine speaker() {
        return engines.all().get(engine());
    }

    /** The sample rate of every piece, in hertz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Whether anything was heard yet. */
    public boolean spoken() {
        return samples.get() > 0;
    }

    /**
     * Speaks {@code text} after the texts before it, on the calling thread.
     *
     * @param sink takes the audio piece by piece; an exception of it ends the speech and reaches the caller
     * @throws TTSException as an engine does
     * @throws TTSException.Cancelled also after {@link #cancel}; the interrupt status is then not set
     * @throws ServerStopping if the server is stopping and has no more time for it
     */
    public void say(SpeechRequest text, Consumer<Pcm> sink) {
        say(text, false, sink);
    }

    /**
     * The same for a text that came by itself: one of only punctuation or emoji becomes a short pause. Clients cut their text at
     * punctuation, which leaves such pieces.
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
                if (stopped) {
                    throw new TTSException.Cancelled(null); // the end of another utterance gave this one its place
                }
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
     * Checks for a cancellation from outside, for callers that wait for the next text.
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

    /** Ends the speech and the inference behind it at once, from any thread; nothing reaches the sink afterwards. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Nothing reaches the sink any more, because the server is stopping; {@link #cancel} has to follow. */
    void stop() {
        stopped = true;
    }

    /**
     * Sets the {@code action} to run if it is cancelled before its next text, or runs it at once if it was cancelled.
     *
     * @param action quick, and safe to run more than once
     */
    public void onCancel(Runnable action) {
        cancellation.stopWith(action);
    }

    /** Its current state; from any thread. */
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

    /** Releases the place. Idempotent. */
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
