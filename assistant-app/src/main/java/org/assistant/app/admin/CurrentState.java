package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.assistant.app.admin.history.HappeningJson;
import org.assistant.app.admin.models.ModelStates;
import org.assistant.app.monitoring.MonitoringSettings;
import org.assistant.app.monitoring.NodeName;
import org.assistant.app.monitoring.Version;
import org.assistant.app.monitoring.Watch;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.Switching;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Totals;
import org.assistant.tts.speech.record.export.OpenConversations;
import org.assistant.tts.speech.record.timeline.Listeners;
import org.assistant.tts.speech.record.timeline.Percentiles;
import org.assistant.tts.speech.record.timeline.Recent;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.record.timeline.Verdict;
import org.assistant.tts.speech.utterance.RunningUtterance;
import org.assistant.tts.speech.utterance.Utterances;

/** Tells the state of the server. */
@ApplicationScoped
class CurrentState {

    private static final int MOST_HAPPENINGS = 50;
    private static final long MILLIS_A_SECOND = 1000;

    /**
     * The origin of the choice of the current engine.
     *
     * @param source of its name, in words
     * @param previous the engine before; nothing before the first switch
     */
    record Switch(String source, Optional<String> previous) {}

    private final Watch watch;
    private final EngineList engines;
    private final Supplier<Switch> switching;
    private final Utterances utterances;
    private final Timeline timeline;
    private final ModelStates models;
    private final EventLog events;
    private final OpenConversations live;
    private final LiveConfig config;
    private final NodeName node;
    private final Clock clock;

    CurrentState() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    CurrentState(
            Watch watch,
            EngineList engines,
            Switching switching,
            Utterances utterances,
            Timeline timeline,
            ModelStates models,
            EventLog events,
            OpenConversations live,
            LiveConfig config) {
        this(
                watch,
                engines,
                () -> new Switch(switching.source(), switching.previous()),
                utterances,
                timeline,
                models,
                events,
                live,
                config,
                Clock.systemUTC());
    }

    CurrentState(
            Watch watch,
            EngineList engines,
            Supplier<Switch> switching,
            Utterances utterances,
            Timeline timeline,
            ModelStates models,
            EventLog events,
            OpenConversations live,
            LiveConfig config,
            Clock clock) {
        this.watch = watch;
        this.engines = engines;
        this.switching = switching;
        this.utterances = utterances;
        this.timeline = timeline;
        this.models = models;
        this.events = events;
        this.live = live;
        this.config = config;
        this.node = new NodeName(config);
        this.clock = clock;
    }

    ServerState now() {
        List<RunningUtterance> running = utterances.running();
        String inForce = config.text(SpeechSettings.BACKEND);
        String fallback = config.value(SpeechSettings.FALLBACK);
        Switch choice = switching.get();
        Verdict verdict = watch.verdict();
        return new ServerState(
                clock.instant(),
                Version.TEXT,
                node.text(),
                ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_A_SECOND,
                new ServerState.Health(verdict.level().word(), verdict.text(), verdict.since(), verdict.onTimeSince()),
                new ServerState.Backend(inForce, choice.source(), RecordJson.unlessEmpty(fallback), choice.previous()),
                engines.list(inForce, fallback),
                watch.lanes(),
                watch.engines().stream().map(this::queue).toList(),
                config.value(MonitoringSettings.LATE_AFTER).toMillis(),
                ProcessResources.now(),
                new ServerState.Admission(running.size(), config.value(SpeechSettings.MAX_CONCURRENT)),
                running.stream().map(CurrentState::speaking).toList(),
                live.count(),
                sums(timeline.totals()),
                lastMinutes(timeline.last(Timeline.RECENT)),
                models.list(),
                HappeningJson.of(events.latest().stream().limit(MOST_HAPPENINGS).toList()));
    }

    private ServerState.Queue queue(String engine) {
        return new ServerState.Queue(
                engine,
                watch.waiting(engine),
                watch.estimatedWait(engine).map(Duration::toMillis),
                watch.longestWait(engine).toMillis());
    }

    private static ServerState.Speaking speaking(RunningUtterance one) {
        return new ServerState.Speaking(
                one.id(),
                one.client(),
                one.address(),
                one.asked(),
                one.engine(),
                one.fallback().map(Cause::word),
                one.started(),
                one.sentences(),
                one.characters(),
                one.audioMillis(),
                one.voice(),
                one.gaps(),
                JsonNumbers.unlessNegative((double) one.waitingMillis()),
                JsonNumbers.unlessNegative((double) one.firstSoundMillis()));
    }

    private static ServerState.Sums sums(Totals totals) {
        Map<String, Long> fallbacks = new LinkedHashMap<>();
        totals.fallbacks().forEach((cause, times) -> fallbacks.put(cause.word(), times));
        return new ServerState.Sums(
                totals.since(),
                totals.sentences(),
                totals.spoken(),
                fallbacks,
                totals.repeated(),
                totals.lost(),
                totals.cancelled(),
                totals.refused(),
                totals.characters(),
                JsonNumbers.rounded((double) totals.audioMillis() / MILLIS_A_SECOND));
    }

    private static ServerState.LastMinutes lastMinutes(Recent recent) {
        Listeners listeners = recent.listeners();
        return new ServerState.LastMinutes(
                listeners.all(),
                recent.sentences(),
                recent.fallenBack(),
                recent.lost(),
                listeners.late(),
                listeners.interrupted(),
                recent.refused() + recent.crowded(),
                listeners.onTimePercent().map(JsonNumbers::rounded),
                new ServerState.FirstSound(
                        firstSound(recent, Percentiles::p50),
                        firstSound(recent, Percentiles::p95),
                        firstSound(recent, Percentiles::p99)));
    }

    private static Optional<BigDecimal> firstSound(Recent recent, ToLongFunction<Percentiles> which) {
        return recent.firstSoundMillis().map(times -> JsonNumbers.rounded((double) which.applyAsLong(times)));
    }
}
