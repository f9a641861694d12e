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
import org.assistant.tts.speech.utterance.AutoLanguage;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.speech.utterance.SpeechParts;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.speech.utterance.VoiceChoice;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Opens utterances: admits them, picks the engine. */
@ApplicationScoped
public class SpeechService {

    /** A character written as a JSON escape. */
    private static final int BYTES_A_CHARACTER = 6;

    private static final int BYTES_AROUND_TEXT = 1 << 16;

    /** While an engine that takes over is overloaded, it is asked again so often. */
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

    /** A service without a container, and so without its fault tolerance. */
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
     * @param client who asks
     * @throws TTSException.InvalidRequest if there is no engine {@code backend}
     * @throws TTSException.EngineUnavailable if {@code tts.backend} names no engine
     * @throws TTSException.EngineOverloaded if too many utterances are being spoken, or ahead of it to be heard in time
     * @throws ServerStopping if the server is stopping and has no more time for it
     */
    public Utterance begin(String backend, Client client) {
        return begin(choose(backend), client);
    }

    /** Begins an utterance by an engine that was chosen before; as the other {@link #begin(String, Client)}. */
    public Utterance begin(EngineChoice chosen, Client client) {
        Utterance utterance = begin(chosen, client, parts);
        if (shutdown.isOver()) { // looked at afterwards: what is there before the end is ended by the end
            utterance.close();
            throw new ServerStopping();
        }
        return utterance;
    }

    private Utterance begin(EngineChoice chosen, Client client, SpeechParts parts) {
        int sampleRate = parts.engines().all().get(chosen.engine()).sampleRate();
        Admission.Place place = admission.take(client);
        try {
            return new Utterance(client, chosen, sampleRate, parts, place, enter(chosen.engine(), client));
        } catch (TTSException.EngineOverloaded e) {
            place.close();
            throw e;
        }
    }

    /**
     * Speaks a sentence to nobody, on the way that all others take, and counts it nowhere; whether it went well is told to {@link
     * FailuresInRow}.
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
     * A place at the engine that will speak. Whoever the chosen one does not begin with at once may be left to the other engine,
     * so that must be in time, too.
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
     * The engine that is to speak now.
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
     * How long a first sound by {@code engine} would take for a client who has none of its speech under way: what {@code
     * tts.speech.longest-wait} is compared with; for an engine with a latency budget, how long a text would wait for its turn.
     */
    public Duration estimatedWait(String engine) {
        return parts.guard()
                .guarded(engine)
                .map(guarded -> Duration.ofMillis(guarded.state().estimatedWaitMillis()))
                .orElseGet(() -> parts.crowds().at(engine).estimatedWaitOfNewcomer());
    }

    /**
     * How {@code engine} would read {@code request}, with the operator's dictionary; nothing if it can't say.
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
     * @param whole whether all of its audio is to be held in memory
     * @throws TTSException.InvalidRequest naming limit and length
     */
    public void requireLength(String text, boolean whole) {
        require(text, config.value(SpeechSettings.MAX_CHARACTERS), "");
        if (whole) {
            require(text, config.value(SpeechSettings.MAX_WHOLE_CHARACTERS), " unless it is streamed");
        }
    }

    /** Longest request body that may hold a text short enough, in bytes. */
    public int mostBodyBytes() {
        return BYTES_AROUND_TEXT + BYTES_A_CHARACTER * config.value(SpeechSettings.MAX_CHARACTERS);
    }

    private static void require(String text, int most, String unless) {
        if (text.length() > most) {
            throw new TTSException.InvalidRequest(
                    "text", "the text may have at most " + most + " characters" + unless + ", has " + text.length());
        }
    }
}
