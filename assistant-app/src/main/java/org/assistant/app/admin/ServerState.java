package org.assistant.app.admin;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.admin.history.HappeningJson;
import org.assistant.app.admin.models.ModelFilesJson;
import org.assistant.tts.speech.guard.LaneState;

/** The state of the server at one moment, as the console shows it. */
@JsonbPropertyOrder({"now", "version", "node"})
record ServerState(
        Instant now,
        String version,
        String node,
        long uptimeS,
        Health verdict,
        Backend backend,
        List<EngineJson> engines,
        List<LaneState> lanes,
        List<Queue> queues,
        long lateAfterMs,
        ProcessResources process,
        Admission admission,
        List<Speaking> utterances,
        int liveSessions,
        Sums totals,
        @JsonbProperty("last_5_min") LastMinutes lastMinutes,
        List<ModelFilesJson> models,
        List<HappeningJson> happenings) {

    /** The verdict on the speech of the last minutes. */
    @JsonbPropertyOrder({"level", "text"})
    record Health(String level, String text, Instant since, Optional<Instant> onTimeSince) {}

    /** The choice of the engine, and the engine that steps in. */
    @JsonbPropertyOrder({"inForce", "source"})
    record Backend(String inForce, String source, Optional<String> fallback, Optional<String> previous) {}

    /** The utterances that wait for a first sound of one engine. */
    @JsonbPropertyOrder({"engine", "waiting"})
    record Queue(String engine, int waiting, Optional<Long> expectedWaitMs, long longestWaitMs) {}

    /** The places for utterances. */
    record Admission(int running, int limit) {}

    /** An utterance that is being spoken, or waits for that. */
    @JsonbPropertyOrder({"id", "client", "address", "asked", "engine"})
    record Speaking(
            long id,
            String client,
            String address,
            String asked,
            String engine,
            Optional<String> fallback,
            Instant started,
            int sentences,
            int characters,
            long audioMs,
            String voice,
            int gaps,
            Optional<BigDecimal> waitingMs,
            Optional<BigDecimal> firstSoundMs) {}

    /** What was counted since the start. */
    @JsonbPropertyOrder({"since", "sentences"})
    record Sums(
            Instant since,
            long sentences,
            Map<String, Long> spoken,
            Map<String, Long> fallbacks,
            long repeated,
            long lost,
            long cancelled,
            long refused,
            long characters,
            BigDecimal audioS) {}

    /** What was counted in the last minutes. */
    @JsonbPropertyOrder({"utterances", "sentences"})
    record LastMinutes(
            int utterances,
            int sentences,
            int fallbacks,
            int lost,
            int late,
            int interrupted,
            int refused,
            Optional<BigDecimal> onTimePercent,
            FirstSound firstSoundMs) {}

    /** Percentiles of the time to the first sound. */
    record FirstSound(Optional<BigDecimal> p50, Optional<BigDecimal> p95, Optional<BigDecimal> p99) {}
}
