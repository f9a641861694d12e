package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Crowd;
import org.assistant.tts.speech.engines.Crowds;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.Pronouncing;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.FallbackLog;
import org.assistant.tts.speech.guard.Guard;
import org.assistant.tts.speech.guard.GuardedEngine;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.UtteranceReport;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.utterance.Admission;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.speech.utterance.SpeechParts;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.speech.voices.AutoLanguage;
import org.assistant.tts.speech.voices.VoiceChoice;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Opens utterances: admits them and picks the engine. */
@ApplicationScoped
public class SpeechService {

    /**
     * The sample rate of all speech, in hertz: the rate at which clients of OpenAI's speech API play raw samples. The sound of an
     * engine with another rate is resampled.
     */
    public static final int SAMPLE_RATE = 24_000;

    /** A character written as a JSON escape. */
    private static final int BYTES_A_CHARACTER = 6;

    private static final int BYTES_AROUND_TEXT = 1 << 16;

    /** The interval at which an overloaded engine that takes over is asked again. */
    private static final Duration RETRY = Duration.ofMillis(100);

    private final LiveConfig config;
    private final Admission admission;
    private final Shutdown shutdown;
    private final SpeechParts parts;

    SpeechService() {
        this(null, null, null, null);
    }

    @Inject
    SpeechService(
            Engines engines,
            Admission admission,
            Guard guard,
            GuardedSpeech guardedSpeech,
            SpeechThreads threads,
            Crowds crowds,
            WarmUp warmUp,
            Utterances utterances,
            Event<SentenceReport> reports,
            Event<UtteranceReport> utteranceReports,
            FallbackLog fallbacks,
            FailuresInRow failures,
            Pronouncing pronouncing,
            Shutdown shutdown,
            LiveConfig config) {
        this(
                config,
                admission,
                shutdown,
                new SpeechParts(
                        engines,
                        guard,
                        guardedSpeech::speak,
                        threads,
                        crowds,
                        warmUp,
                        utterances,
                        new Harmless<>("A sentence could not be counted", reports::fire),
                        new Harmless<>("An utterance could not be counted", utteranceReports::fire),
                        fallbacks,
                        failures,
                        pronouncing::words,
                        RETRY));
    }

    SpeechService(LiveConfig config, Admission admission, Shutdown shutdown, SpeechParts parts) {
        this.config = config;
        this.admission = admission;
        this.shutdown = shutdown;
        this.parts = parts;
    }

    /** A service without a container, and therefore without its fault tolerance. */
    public static SpeechService of(Engines engines, LiveConfig config) {
        Utterances utterances = new Utterances();
        SpeechThreads threads = SpeechThreads.of(run -> new Thread(run, "speech").start());
        EventLog events = new EventLog(Clock.systemUTC());
        return new SpeechService(
                config,
                new Admission(config, refusal -> {}, System::nanoTime),
                new Shutdown(utterances, config, events),
                new SpeechParts(
                        engines,
                        new Guard(engines, config),
                        new GuardedSpeech(threads)::speak,
                        threads,
                        new Crowds(),
                        new WarmUp(engines),
                        utterances,
                        report -> {},
                        report -> {},
                        new FallbackLog(events),
                        new FailuresInRow(events),
                        () -> Pronunciations.NONE,
                        RETRY));
    }

    /**
     * Begins an utterance; the caller closes it.
     *
     * @param backend name of the engine; empty for the one that {@code tts.backend} names now
     * @param client that asks
     * @throws TTSException.InvalidRequest if there is no engine {@code backend}
     * @throws TTSException.EngineUnavailable if {@code tts.backend} names no engine
     * @throws TTSException.EngineOverloaded if too many utterances are being spoken, or the wait would be too long
     * @throws ServerStopping if the server is stopping and has no more time for it
     */
    public Utterance begin(String backend, Client client) {
        return begin(choose(backend), client);
    }

    /** Begins an utterance with an engine that was chosen before; otherwise as {@link #begin(String, Client)}. */
    public Utterance begin(EngineChoice chosen, Client client) {
        Utterance utterance = begin(chosen, client, parts);
        if (shutdown.isOver()) { // checked afterwards: the shutdown itself ends what exists before it
            utterance.close();
            throw new ServerStopping();
        }
        return utterance;
    }

    private Utterance begin(EngineChoice chosen, Client client, SpeechParts parts) {
        Admission.Place place = admission.take(client);
        try {
            return new Utterance(client, chosen, SAMPLE_RATE, parts, place, enter(chosen.engine(), client));
        } catch (TTSException.EngineOverloaded e) {
            place.close();
            throw e;
        }
    }

    /**
     * Speaks a sentence without a listener, on the same path as every other, and counts it nowhere; only {@link FailuresInRow}
     * learns whether it succeeded.
     */
    void rehearse(String engine) {
        Timeline apart = new Timeline(Clock.systemUTC());
        try (Utterance utterance = begin(
                new EngineChoice(engine, false),
                Client.named("rehearsal"),
                parts.reportingTo(apart::sentence, apart::utterance))) {
            utterance.say(SpeechRequest.of(WarmUp.SENTENCE), piece -> {});
        }
    }

    /**
     * A place at the engine that will speak. A text that the chosen engine can't begin at once may go to the engine that takes
     * over, so that engine must be in time, too.
     */
    private Crowd.Place enter(String chosen, Client client) {
        Optional<GuardedEngine> guarded = parts.guard().guarded(chosen);
        if (guarded.filter(GuardedEngine::isFree).isPresent()) {
            return parts.crowds().at(chosen).place(client.group());
        }
        String speaker = guarded.flatMap(engine -> parts.engines().fallback()).orElse(chosen);
        Duration longest = config.value(SpeechSettings.LONGEST_WAIT);
        try {
            return parts.crowds().at(speaker).enter(client.group(), longest);
        } catch (TTSException.EngineOverloaded e) {
            boolean everybody = parts.crowds().at(speaker).isFullForAll(longest);
            admission.refused(client, Refusal.Bound.WAIT, e.getMessage(), everybody);
            throw e;
        }
    }

    /**
     * The engine that would speak now.
     *
     * @param backend as for {@link #begin(String, Client)}
     * @throws TTSException as {@link #begin(String, Client)} does, except for overload
     */
    public EngineChoice choose(String backend) {
        return new EngineChoice(engine(backend), !backend.isEmpty());
    }

    /**
     * The name of the engine that would speak now.
     *
     * @param backend as for {@link #begin(String, Client)}
     * @throws TTSException as {@link #begin(String, Client)} does, except for overload
     */
    public String engine(String backend) {
        if (backend.isEmpty()) {
            return parts.engines().inForce();
        }
        if (parts.engines().named(backend).isEmpty()) {
            throw new TTSException.InvalidRequest(
                    "backend",
                    "there is no engine \"" + backend + "\"; " + parts.engines().names());
        }
        return backend;
    }

    /**
     * How long a client with no other speech in progress would wait for a first sound by {@code engine}: the value that is
     * compared with {@code tts.speech.longest-wait}. For an engine with a latency budget, how long a text would wait for a place.
     */
    public Duration estimatedWait(String engine) {
        return parts.guard()
                .guarded(engine)
                .map(guarded -> Duration.ofMillis(guarded.state().estimatedWaitMillis()))
                .orElseGet(() -> parts.crowds().at(engine).estimatedWaitOfNewcomer());
    }

    /**
     * How {@code engine} would read {@code request}, with the operator's dictionary; empty if it can't report that.
     *
     * @param engine one of {@link #engine}
     * @throws TTSException as {@link TTSEngine#reading} does
     */
    public Optional<List<SentenceReading>> reading(String engine, SpeechRequest request) {
        TTSEngine reader = parts.engines().all().get(engine);
        SpeechRequest named = new VoiceChoice(parts.engines()).named(request, engine);
        return reader.reading(AutoLanguage.resolved(
                named.withPronunciations(parts.pronunciations().get()), reader.languages()));
    }

    /**
     * Refuses a text that is too long.
     *
     * @param whole whether all of its audio is held in memory
     * @throws TTSException.TextTooLong with the limit and the length
     */
    public void requireLength(String text, boolean whole) {
        require(text, mostCharacters(), "");
        if (whole) {
            require(text, config.value(SpeechSettings.MAX_WHOLE_CHARACTERS), " unless it is streamed");
        }
    }

    /** The most characters that a text may have whose audio is streamed. */
    public int mostCharacters() {
        return config.value(SpeechSettings.MAX_CHARACTERS);
    }

    /** The largest request body that may hold a text within the limit, in bytes. */
    public int mostBodyBytes() {
        return BYTES_AROUND_TEXT + BYTES_A_CHARACTER * mostCharacters();
    }

    private static void require(String text, int most, String unless) {
        if (text.length() > most) {
            throw new TTSException.TextTooLong(
                    most, "the text may have at most " + most + " characters" + unless + ", has " + text.length());
        }
    }
}
