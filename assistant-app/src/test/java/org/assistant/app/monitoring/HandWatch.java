package org.assistant.app.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.Shutdown;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.LaneState;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.FinishedUtterances;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.export.Exports;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.utterance.Utterances;

/** A watch that looks when a test asks it to, over one lane of the engine xtts. */
public final class HandWatch {

    private final Readiness readiness;
    private final Watch watch;

    /** @param underWay what is being done for an engine, by its name */
    public HandWatch(
            Engines engines,
            WarmUp warmUp,
            LiveConfig config,
            Map<String, String> underWay,
            Utterances utterances,
            Timeline timeline,
            EventLog events,
            HandClock clock) {
        readiness = new Readiness(engines, warmUp, config, engine -> Optional.ofNullable(underWay.get(engine)));
        watch = new Watch(
                timeline,
                new FinishedUtterances(clock),
                new Exports(),
                readiness,
                utterances,
                () -> List.of(new LaneState("xtts", 120, 2, 1, 4, 3, 80, false)),
                engine -> Duration.ofMillis(700),
                engines,
                Shutdown.of(config, events),
                config,
                events,
                null,
                clock);
    }

    public Readiness readiness() {
        return readiness;
    }

    public Watch watch() {
        return watch;
    }

    /** Looks once. */
    public void look() {
        watch.round();
    }
}
