package org.assistant.tts.speech;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.Overrides;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.Switching;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.config.Config;

/**
 * Makes the engine in force ready when the application starts: checks the configuration, then warms the engine up, and
 * tries again every few seconds while its model is missing or after a switch to another engine. Then it warms up the engine
 * that takes over.
 */
@ApplicationScoped
class EngineWarmup {

    private static final System.Logger LOGGER = System.getLogger(EngineWarmup.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Engines engines;
    private final WarmUp warmUp;
    private final LiveConfig live;
    private final Overrides overrides;
    private final Switching switching;
    private final SpeechService speech;
    private final FailuresInRow failures;
    private final Config config;
    private final SpeechThreads threads;
    private Future<?> task;
    private boolean ready;
    private String told = "";

    EngineWarmup() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    EngineWarmup(
            Engines engines,
            WarmUp warmUp,
            LiveConfig live,
            Overrides overrides,
            Switching switching,
            SpeechService speech,
            FailuresInRow failures,
            Config config,
            SpeechThreads threads) {
        this.engines = engines;
        this.warmUp = warmUp;
        this.live = live;
        this.overrides = overrides;
        this.switching = switching;
        this.speech = speech;
        this.failures = failures;
        this.config = config;
        this.threads = threads;
    }

    /** @throws IllegalArgumentException if the configuration has a mistake; the application then does not start */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        overrides.refresh(); // operators' values apply before anything is checked or loaded
        List<String> mistakes = new StartCheck(engines)
                .mistakes(config.getPropertyNames(), key -> config.getOptionalValue(key, String.class));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", mistakes));
        }
        task = threads.repeat(Harmless.task("The engines can't be checked", this::round), PERIOD);
    }

    @PreDestroy
    void stop() {
        if (task != null) {
            task.cancel(true);
        }
    }

    private void round() {
        warmUp();
        rehearse();
    }

    /** Warms up the engine in force, then the one that takes over, then those that requests named. */
    private void warmUp() {
        try {
            overrides.refresh();
            switching.look();
            String engine = engines.inForce();
            if (!warmUp.isWarm(engine)) {
                warmUp.run(engine);
                tell(INFO, ready ? "The engine " + engine + " is ready" : firstReady(engine));
                ready = true;
            }
        } catch (TTSException.Cancelled e) {
            Thread.currentThread().interrupt();
            return;
        } catch (TTSException e) {
            tell(WARNING, told(e));
        }
        Set<String> others = warmUp.wanted();
        engines.fallback().ifPresent(others::add);
        for (String other : others) {
            if (!warmUp.isWarm(other) && !Thread.currentThread().isInterrupted()) {
                prepare(other);
            }
        }
    }

    /** Speaks a test sentence while the server is not ready because speech failed: no client may come to prove that it works. */
    private void rehearse() {
        Optional<String> speaker = Optional.of(engines.inForce()).filter(warmUp::isWarm);
        speaker = speaker.or(() -> engines.fallback().filter(warmUp::isWarm));
        if (speaker.isEmpty() || failures.complaint().isEmpty()) {
            return;
        }
        try {
            speech.rehearse(speaker.get());
        } catch (TTSException.Cancelled e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            failures.rehearsalFailed(e);
            LOGGER.log(DEBUG, "the rehearsal failed", e);
        }
    }

    /** Warms up an engine that is not in force; what prevents it shows in the data of the readiness check. */
    private void prepare(String engine) {
        try {
            warmUp.run(engine);
            LOGGER.log(INFO, "The engine " + engine + " is ready");
        } catch (TTSException.Cancelled e) {
            Thread.currentThread().interrupt();
        } catch (TTSException e) {
            LOGGER.log(DEBUG, "The engine " + engine + " is not ready: " + e.getMessage());
        }
    }

    private String told(TTSException e) {
        boolean silent = engines.fallback().filter(warmUp::isWarm).isEmpty();
        return (silent ? "No speech yet: " : "The engine in force can't speak: ") + e.getMessage();
    }

    private String firstReady(String engine) {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        String address =
                live.value(SpeechSettings.PUBLIC_URL).map(url -> ": " + url).orElse("");
        return "Assistant ready" + address + " (" + engine + ", " + millis + " ms after the start of the JVM)";
    }

    /** Logs {@code news} once, not in every round. */
    private void tell(System.Logger.Level level, String news) {
        if (!news.equals(told)) {
            told = news;
            LOGGER.log(level, news);
        }
    }
}
