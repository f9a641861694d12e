package org.assistant.app.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.assistant.tts.speech.Shutdown;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.guard.Guard;
import org.assistant.tts.speech.guard.LaneState;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.FinishedUtterances;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.speech.record.export.Exports;
import org.assistant.tts.speech.record.export.SpeechMetrics;
import org.assistant.tts.speech.record.export.SpeechMetrics.Gauge;
import org.assistant.tts.speech.record.timeline.Load;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.record.timeline.Verdict;
import org.assistant.tts.speech.utterance.RunningUtterance;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.CacheCounts;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Samples the load of the speech once a second, for the timeline and the metrics, and derives the verdict from it. */
@ApplicationScoped
public class Watch {

    private static final double MILLIS = 1000;

    private final Timeline timeline;
    private final FinishedUtterances finished;
    private final Exports exports;
    private final Readiness readiness;
    private final Utterances utterances;
    private final Supplier<List<LaneState>> guard;
    private final Function<String, Duration> waits;
    private final Engines engines;
    private final Shutdown shutdown;
    private final LiveConfig config;
    private final EventLog events;
    private final ManagedScheduledExecutorService scheduler;
    private final Clock clock;
    private Future<?> task;
    private volatile List<LaneState> lanes = List.of();
    private volatile Verdict verdict;

    Watch() {
        this(
                null,
                null,
                null,
                null,
                null,
                List::of,
                engine -> Duration.ZERO,
                null,
                null,
                null,
                null,
                null,
                Clock.systemUTC());
    }

    @Inject
    Watch(
            Timeline timeline,
            FinishedUtterances finished,
            Exports exports,
            Readiness readiness,
            Utterances utterances,
            Guard guard,
            SpeechService speech,
            Engines engines,
            Shutdown shutdown,
            LiveConfig config,
            EventLog events,
            ManagedScheduledExecutorService scheduler) {
        this(
                timeline,
                finished,
                exports,
                readiness,
                utterances,
                guard::lanes,
                speech::estimatedWait,
                engines,
                shutdown,
                config,
                events,
                scheduler,
                Clock.systemUTC());
    }

    Watch(
            Timeline timeline,
            FinishedUtterances finished,
            Exports exports,
            Readiness readiness,
            Utterances utterances,
            Supplier<List<LaneState>> guard,
            Function<String, Duration> waits,
            Engines engines,
            Shutdown shutdown,
            LiveConfig config,
            EventLog events,
            ManagedScheduledExecutorService scheduler,
            Clock clock) {
        this.timeline = timeline;
        this.finished = finished;
        this.exports = exports;
        this.readiness = readiness;
        this.utterances = utterances;
        this.guard = guard;
        this.waits = waits;
        this.engines = engines;
        this.shutdown = shutdown;
        this.config = config;
        this.events = events;
        this.scheduler = scheduler;
        this.clock = clock;
        this.verdict = Verdict.start(clock.instant());
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        task = scheduler.scheduleAtFixedRate(
                Harmless.task("The speech can't be watched", this::round), 0, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (task != null) {
            task.cancel(true);
        }
    }

    /** Whether people hear speech on time, at most a second old; a warning instead while the server is stopping. */
    public Verdict verdict() {
        return shutdown.news()
                .map(news -> new Verdict(Verdict.Level.WARN, news, clock.instant(), Optional.empty()))
                .orElse(verdict);
    }

    /** The lanes now; as of the last sample if one of their settings has left its range since. */
    public List<LaneState> lanes() {
        try {
            return guard.get();
        } catch (TTSException e) {
            return lanes;
        }
    }

    /** Takes one sample. */
    void round() {
        lanes = List.copyOf(guard.get());
        Duration late = config.value(MonitoringSettings.LATE_AFTER);
        List<RunningUtterance> running = utterances.running();
        timeline.lateAfter(late);
        finished.lateAfter(late);
        timeline.sample(new Load(
                running.size(),
                (int) running.stream().filter(RunningUtterance::waits).count(),
                numbers(running, one -> one.firstSoundMillis() >= 0),
                numbers(running, one -> one.waitingMillis() > late.toMillis())));
        showGauges();
        judge();
    }

    /** The number of utterances that wait for their first sound from {@code engine}. */
    public int waiting(String engine) {
        return (int) utterances.running().stream()
                .filter(one -> one.waits() && one.engine().equals(engine))
                .count();
    }

    /** The time that one more utterance would wait for its first sound from {@code engine}; nothing if it can't speak. */
    public Optional<Duration> estimatedWait(String engine) {
        try {
            return Optional.of(engine).filter(readiness::canSpeak).map(waits);
        } catch (TTSException e) {
            return Optional.empty(); // a setting of its lane is out of its range
        }
    }

    /** The longest such wait: after it another engine speaks instead, or a request is refused. */
    public Duration longestWait(String engine) {
        return lanes.stream()
                .filter(lane -> lane.engine().equals(engine))
                .findFirst()
                .map(lane -> Duration.ofMillis(lane.budgetMillis()))
                .orElseGet(() -> config.value(SpeechSettings.LONGEST_WAIT));
    }

    /** The engines that can speak, or for which an utterance waits. */
    public List<String> engines() {
        return engines.all().keySet().stream()
                .filter(engine -> readiness.canSpeak(engine) || waiting(engine) > 0)
                .toList();
    }

    private static Set<Long> numbers(List<RunningUtterance> running, Predicate<RunningUtterance> which) {
        return running.stream().filter(which).map(RunningUtterance::id).collect(Collectors.toSet());
    }

    private void judge() {
        Readiness.Answer answer = readiness.now();
        Verdict before = verdict;
        Verdict now = before.next(
                new Verdict.Situation(
                        timeline.last(Verdict.WINDOW),
                        config.value(MonitoringSettings.LATE_AFTER).toMillis(),
                        answer.silence(),
                        answer.limp()),
                clock.instant());
        verdict = now;
        if (now.level() != before.level()) {
            Happening.Level grave = switch (now.level()) {
                case GOOD -> Happening.Level.INFO;
                case WARN -> Happening.Level.WARNING;
                case BAD -> Happening.Level.ERROR;
            };
            String text = now.onTimeSince().isPresent() ? "On time again: " + now.text() : now.text();
            events.add(grave, "verdict", text, Map.of("level", now.level().word()));
        }
    }

    private void showGauges() {
        SpeechMetrics metrics = exports.metrics();
        metrics.gauge(Gauge.BUILD, Version.TEXT, () -> 1);
        metrics.gauge(Gauge.UTTERANCES_RUNNING, "", () -> utterances.running().size());
        metrics.gauge(Gauge.UTTERANCES_LIMIT, "", () -> config.value(SpeechSettings.MAX_CONCURRENT));
        for (String engine : engines.all().keySet()) {
            metrics.gauge(Gauge.WAITING, engine, () -> waiting(engine));
            metrics.gauge(Gauge.ENGINE_READY, engine, () -> readiness.canSpeak(engine) ? 1 : 0);
            cache(engine).ifPresent(counts -> {
                metrics.gauge(Gauge.CACHE_BYTES, engine, () -> bytes(engine, CacheCounts::bytes));
                metrics.gauge(Gauge.CACHE_LIMIT, engine, () -> bytes(engine, CacheCounts::mostBytes));
                metrics.cache(engine, counts);
            });
        }
        for (LaneState lane : lanes) {
            String engine = lane.engine();
            metrics.gauge(Gauge.LANE_RUNNING, engine, () -> now(engine).running());
            metrics.gauge(Gauge.LANE_WAITING, engine, () -> now(engine).waiting());
            metrics.gauge(Gauge.LANE_WIDTH, engine, () -> now(engine).width());
            metrics.gauge(Gauge.LANE_BUDGET, engine, () -> now(engine).budgetMillis() / MILLIS);
            metrics.gauge(Gauge.BREAKER_OPEN, engine, () -> now(engine).breakerOpen() ? 1 : 0);
        }
    }

    private Optional<CacheCounts> cache(String engine) {
        return engines.named(engine).flatMap(TTSEngine::cache);
    }

    private double bytes(String engine, ToLongFunction<CacheCounts> count) {
        return cache(engine).map(counts -> count.applyAsLong(counts)).orElse(0L);
    }

    private LaneState now(String engine) {
        return lanes.stream()
                .filter(lane -> lane.engine().equals(engine))
                .findFirst()
                .orElseGet(() -> new LaneState(engine, 0, 0, 0, 0, 0, 0, false));
    }
}
