package org.assistant.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.app.admin.history.TimelineJson;
import org.assistant.app.admin.models.NoModels;
import org.assistant.app.monitoring.HandWatch;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.Reports;
import org.assistant.tts.speech.record.export.Exports;
import org.assistant.tts.speech.record.export.OpenConversations;
import org.assistant.tts.speech.record.timeline.Span;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class CurrentStateTest {

    private final HandClock clock = new HandClock();
    private final Map<String, String> settings =
            new ConcurrentHashMap<>(Map.of("tts.backend", "xtts", "tts.fallback", "kokoro"));
    private final LiveConfig config = LiveConfig.of(settings);
    private final FakeEngine xtts = new FakeEngine();
    private final FakeEngine kokoro = new FakeEngine();
    private final Engines engines = new Engines(Map.of("xtts", xtts, "kokoro", kokoro), config);
    private final WarmUp warmUp = new WarmUp(engines);
    private final Map<String, String> underWay = new ConcurrentHashMap<>();
    private final Timeline timeline = new Timeline(clock);
    private final EventLog events = new EventLog(clock);
    private final Utterances utterances = new Utterances();
    private final HandWatch watch =
            new HandWatch(engines, warmUp, config, underWay, utterances, timeline, events, clock);
    private final CurrentState state = new CurrentState(
            watch.watch(),
            new EngineList(engines, new VoiceCloning(Map.of(), engines, config), warmUp, watch.readiness()),
            () -> new CurrentState.Switch("console", Optional.of("kokoro")),
            utterances,
            timeline,
            NoModels.states(),
            events,
            new OpenConversations(new Exports()),
            config,
            clock);

    @Test
    void everything_isToldWithoutAnythingHavingHappened() {
        JsonObject json = now();
        assertThat(json.keySet())
                .containsExactlyInAnyOrder(
                        "now",
                        "version",
                        "node",
                        "uptime_s",
                        "verdict",
                        "backend",
                        "engines",
                        "lanes",
                        "queues",
                        "late_after_ms",
                        "process",
                        "admission",
                        "utterances",
                        "live_sessions",
                        "totals",
                        "last_5_min",
                        "models",
                        "happenings");
        assertThat(json.getString("version")).matches("[0-9]+\\.[0-9].*");
        assertThat(json.getJsonObject("backend").toString())
                .isEqualTo(
                        "{\"in_force\":\"xtts\",\"source\":\"console\",\"fallback\":\"kokoro\",\"previous\":\"kokoro\"}");
        assertThat(json.getJsonObject("last_5_min").isNull("on_time_percent")).isTrue();
        assertThat(json.getJsonObject("process").getInt("threads")).isPositive();
        assertThat(json.getJsonObject("totals").getJsonObject("fallbacks")).hasSize(Cause.values().length);
    }

    @Test
    void whatHappened_isCounted() {
        watch.look();
        timeline.sentence(Reports.spoken("xtts", 100));
        timeline.utterance(Reports.heard(1, "xtts", 100));
        timeline.sentence(Reports.fallback(Cause.BUDGET, 300));
        JsonObject json = now();
        assertThat(json.getJsonArray("lanes").getJsonObject(0).getInt("waiting"))
                .isEqualTo(3);
        JsonObject recent = json.getJsonObject("last_5_min");
        assertThat(recent.getInt("utterances")).isEqualTo(1);
        assertThat(recent.getInt("sentences")).isEqualTo(2);
        assertThat(recent.getInt("fallbacks")).isEqualTo(1);
        assertThat(recent.getJsonNumber("on_time_percent").doubleValue()).isEqualTo(100);
        assertThat(json.getJsonObject("totals").getJsonNumber("audio_s").doubleValue())
                .isEqualTo(2);
    }

    @Test
    void verdict_followsWhoCanSpeak() {
        xtts.pretend(new EngineState.Loading("reading weights"));
        watch.look();
        assertThat(verdict()).isEqualTo("warn: Kokoro speaks instead of xtts: reading weights.");
        kokoro.pretend(new EngineState.Unavailable("no model", "fetch it"));
        xtts.pretend(new EngineState.Unavailable("no card", ""));
        watch.look();
        assertThat(verdict()).isEqualTo("bad: No engine can speak: xtts: no card.");
        assertThat(events.latest().get(0).message()).isEqualTo("No engine can speak: xtts: no card.");
        settings.put("tts.backend", "nobody");
        watch.look();
        assertThat(verdict()).contains("there is no such engine");
    }

    @Test
    void fetchUnderWay_isTheReason_andNoRemedyIsToldMeanwhile() {
        settings.put("tts.fallback", "none");
        xtts.pretend(new EngineState.Unavailable("no model", "fetch it"));
        underWay.put("xtts", "being fetched: 52 %, 9 s left");
        watch.look();
        assertThat(verdict()).isEqualTo("bad: No engine can speak: xtts is being fetched: 52 %, 9 s left.");
        JsonObject engine = now().getJsonArray("engines").getJsonObject(1);
        assertThat(engine.getString("reason")).isEqualTo("it is being fetched: 52 %, 9 s left");
        assertThat(engine.getString("remedy")).isEmpty();
        underWay.clear();
        assertThat(now().getJsonArray("engines").getJsonObject(1).getString("remedy"))
                .isEqualTo("fetch it");
    }

    @Test
    void engineThatIsReadyOrCanBeLoaded_isNotSilence() {
        settings.put("tts.fallback", "none");
        watch.look();
        assertThat(verdict()).startsWith("good: ");
        xtts.pretend(new EngineState.Idle());
        watch.look();
        assertThat(verdict()).isEqualTo("warn: Xtts is not loaded yet: the first request will wait for it.");
    }

    @Test
    void queues_areThoseOfEnginesThatCanSpeak() {
        xtts.pretend(new EngineState.Unavailable("no card", ""));
        watch.look();
        assertThat(now().getJsonArray("queues").toString())
                .isEqualTo(
                        "[{\"engine\":\"kokoro\",\"waiting\":0,\"expected_wait_ms\":700,\"longest_wait_ms\":10000}]");
        xtts.pretend(new EngineState.Ready());
        watch.look();
        assertThat(now().getJsonArray("queues").getJsonObject(1).getInt("longest_wait_ms"))
                .isEqualTo(120);
    }

    @Test
    void lateness_isConfiguredLive() {
        settings.put("assistant.late-after", "50");
        watch.look();
        timeline.utterance(Reports.heard(1, "xtts", 100));
        assertThat(now().getJsonObject("last_5_min").getInt("late")).isEqualTo(1);
        assertThat(now().getInt("late_after_ms")).isEqualTo(50);
    }

    @Test
    void timeline_isColumnsOfEqualLength() {
        watch.look();
        timeline.sentence(Reports.spoken("xtts", 100));
        timeline.utterance(Reports.heard(1, "xtts", 100));
        clock.move(Duration.ofSeconds(5));
        timeline.sentence(Reports.fallback(Cause.QUEUE_FULL, 300));
        JsonObject json = Json.parse(RecordJson.text(TimelineJson.of(Span.QUARTER, timeline.slices(Span.QUARTER))))
                .asJsonObject();
        JsonObject engine = json.getJsonObject("engines").getJsonObject("xtts");
        assertThat(json.getInt("step_s")).isEqualTo(5);
        engine.values().forEach(column -> assertThat(column.asJsonArray()).hasSize(180));
        JsonArray times = json.getJsonArray("t");
        assertThat(times).hasSize(180);
        assertThat(times.getJsonNumber(179).longValue()
                        - times.getJsonNumber(178).longValue())
                .isEqualTo(5);
        assertThat(engine.getJsonArray("first_p50").getInt(178)).isEqualTo(100);
        assertThat(engine.getJsonArray("first_p50").getInt(179)).isEqualTo(100); // within the minute
        assertThat(engine.getJsonArray("first_p50").isNull(177)).isTrue();
        assertThat(engine.getJsonArray("rtf_p95").getJsonNumber(178).doubleValue())
                .isEqualTo(0.5);
        assertThat(json.getJsonObject("fallbacks").getJsonArray("queue-full").getInt(179))
                .isEqualTo(1);
        assertThat(json.getJsonArray("waiting").getInt(178)).isZero(); // sentences in a lane are not listeners
        assertThat(json.getJsonArray("waiting").isNull(179)).isTrue();
    }

    private String verdict() {
        JsonObject verdict = now().getJsonObject("verdict");
        return verdict.getString("level") + ": " + verdict.getString("text");
    }

    private JsonObject now() {
        return Json.parse(RecordJson.text(state.now())).asJsonObject();
    }
}
