package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.assistant.app.admin.history.HappeningsJson;
import org.assistant.app.admin.models.ModelStates;
import org.assistant.app.monitoring.MonitoringSettings;
import org.assistant.app.monitoring.NodeName;
import org.assistant.app.monitoring.Version;
import org.assistant.app.monitoring.Watch;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.Switching;
import org.assistant.tts.speech.guard.LaneState;
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

/** The state of the server at one moment as JSON, as the console shows it. */
@ApplicationScoped
class StateJson {

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
    private final EnginesJson engines;
    private final Supplier<Switch> switching;
    private final Utterances utterances;
    private final Timeline timeline;
    private final ModelStates models;
    private final EventLog events;
    private final OpenConversations live;
    private final LiveConfig config;
    private final NodeName node;
    private final Clock clock;

    StateJson() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    StateJson(
            Watch watch,
            EnginesJson engines,
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

    StateJson(
            Watch watch,
            EnginesJson engines,
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

    String text() {
        List<RunningUtterance> running = utterances.running();
        return Json.object()
                .add("now", clock.instant().toString())
                .add("version", Version.TEXT)
                .add("node", node.text())
                .add("uptime_s", ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_A_SECOND)
                .add("verdict", verdict(watch.verdict()))
                .add("backend", backend())
                .add(
                        "engines",
                        engines.json(config.text(SpeechSettings.BACKEND), config.value(SpeechSettings.FALLBACK)))
                .add("lanes", lanes())
                .add("queues", queues())
                .add(
                        "late_after_ms",
                        config.value(MonitoringSettings.LATE_AFTER).toMillis())
                .add("process", ProcessFigures.json())
                .add(
                        "admission",
                        Json.object()
                                .add("running", running.size())
                                .add("limit", config.value(SpeechSettings.MAX_CONCURRENT)))
                .add("utterances", utterances(running))
                .add("live_sessions", live.count())
                .add("totals", totals(timeline.totals()))
                .add("last_5_min", recent(timeline.last(Timeline.RECENT)))
                .add("models", models.json())
                .add(
                        "happenings",
                        HappeningsJson.of(
                                events.latest().stream().limit(MOST_HAPPENINGS).toList()))
                .build()
                .toString();
    }

    private static JsonObjectBuilder verdict(Verdict verdict) {
        JsonObjectBuilder json = Json.object()
                .add("level", verdict.level().word())
                .add("text", verdict.text())
                .add("since", verdict.since().toString());
        Json.addOrNull(
                json,
                "on_time_since",
                verdict.onTimeSince().map(Instant::toString).orElse(""));
        return json;
    }

    private JsonObjectBuilder backend() {
        Switch now = switching.get();
        JsonObjectBuilder backend = Json.object()
                .add("in_force", config.text(SpeechSettings.BACKEND))
                .add("source", now.source());
        Json.addOrNull(backend, "fallback", config.value(SpeechSettings.FALLBACK));
        Json.addOrNull(backend, "previous", now.previous().orElse(""));
        return backend;
    }

    private JsonArrayBuilder lanes() {
        JsonArrayBuilder lanes = Json.array();
        for (LaneState lane : watch.lanes()) {
            lanes.add(Json.object()
                    .add("engine", lane.engine())
                    .add("budget_ms", lane.budgetMillis())
                    .add("width", lane.width())
                    .add("running", lane.running())
                    .add("queue_limit", lane.queueLimit())
                    .add("waiting", lane.waiting())
                    .add("estimated_wait_ms", lane.estimatedWaitMillis())
                    .add("breaker_open", lane.breakerOpen()));
        }
        return lanes;
    }

    /** The utterances that wait for a first sound, for each engine that can speak or has such utterances. */
    private JsonArrayBuilder queues() {
        JsonArrayBuilder queues = Json.array();
        for (String engine : watch.engines()) {
            JsonObjectBuilder queue = Json.object().add("engine", engine).add("waiting", watch.waiting(engine));
            JsonNumbers.add(
                    queue,
                    "expected_wait_ms",
                    watch.estimatedWait(engine)
                            .map(wait -> OptionalLong.of(wait.toMillis()))
                            .orElseGet(OptionalLong::empty));
            queues.add(queue.add("longest_wait_ms", watch.longestWait(engine).toMillis()));
        }
        return queues;
    }

    private static JsonArrayBuilder utterances(List<RunningUtterance> running) {
        JsonArrayBuilder utterances = Json.array();
        for (RunningUtterance one : running) {
            JsonObjectBuilder utterance = Json.object()
                    .add("id", one.id())
                    .add("client", one.client())
                    .add("address", one.address())
                    .add("asked", one.asked())
                    .add("engine", one.engine());
            Json.addOrNull(
                    utterance, "fallback", one.fallback().map(Cause::word).orElse(""));
            utterance
                    .add("started", one.started().toString())
                    .add("sentences", one.sentences())
                    .add("characters", one.characters())
                    .add("audio_ms", one.audioMillis())
                    .add("voice", one.voice())
                    .add("gaps", one.gaps());
            JsonNumbers.addUnlessNegative(utterance, "waiting_ms", (double) one.waitingMillis());
            JsonNumbers.addUnlessNegative(utterance, "first_sound_ms", (double) one.firstSoundMillis());
            utterances.add(utterance);
        }
        return utterances;
    }

    private static JsonObjectBuilder totals(Totals totals) {
        JsonObjectBuilder spoken = Json.object();
        totals.spoken().forEach(spoken::add);
        JsonObjectBuilder fallbacks = Json.object();
        totals.fallbacks().forEach((cause, times) -> fallbacks.add(cause.word(), times));
        return Json.object()
                .add("since", totals.since().toString())
                .add("sentences", totals.sentences())
                .add("spoken", spoken)
                .add("fallbacks", fallbacks)
                .add("repeated", totals.repeated())
                .add("lost", totals.lost())
                .add("cancelled", totals.cancelled())
                .add("refused", totals.refused())
                .add("characters", totals.characters())
                .add("audio_s", JsonNumbers.rounded((double) totals.audioMillis() / MILLIS_A_SECOND));
    }

    private static JsonObjectBuilder recent(Recent recent) {
        Listeners listeners = recent.listeners();
        JsonObjectBuilder json = Json.object()
                .add("utterances", listeners.all())
                .add("sentences", recent.sentences())
                .add("fallbacks", recent.fallenBack())
                .add("lost", recent.lost())
                .add("late", listeners.late())
                .add("interrupted", listeners.interrupted())
                .add("refused", recent.refused() + recent.crowded());
        JsonNumbers.addUnlessNegative(
                json, "on_time_percent", listeners.onTimePercent().orElse(-1.0));
        Optional<Percentiles> first = recent.firstSoundMillis();
        JsonObjectBuilder millis = Json.object();
        JsonNumbers.addUnlessNegative(millis, "p50", first.map(Percentiles::p50).orElse(-1L));
        JsonNumbers.addUnlessNegative(millis, "p95", first.map(Percentiles::p95).orElse(-1L));
        JsonNumbers.addUnlessNegative(millis, "p99", first.map(Percentiles::p99).orElse(-1L));
        return json.add("first_sound_ms", millis);
    }
}
