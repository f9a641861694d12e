package org.assistant.tts.speech.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class FallbackLogTest {

    private final AtomicLong now = new AtomicLong();
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final FallbackLog log = new FallbackLog(events, now::get);

    @Test
    void flood_isOneLineOfEachCauseInAWhile_withItsCount() {
        for (int i = 1; i <= 100; i++) {
            log.tell(i, "xtts", "kokoro", failure(Cause.BUDGET));
        }
        log.tell(101, "xtts", "kokoro", failure(Cause.QUEUE_FULL));
        assertThat(events.latest()).hasSize(2);

        now.addAndGet(FallbackLog.QUIET.toNanos());
        log.tell(102, "xtts", "kokoro", failure(Cause.BUDGET));
        assertThat(events.latest()).hasSize(3);
        Happening latest = events.latest().get(0);
        assertThat(latest.level()).isEqualTo(Happening.Level.WARNING);
        assertThat(latest.kind()).isEqualTo("fallback");
        assertThat(latest.details())
                .containsEntry("cause", "budget")
                .containsEntry("count", "100")
                .containsEntry("utterance", "102")
                .containsEntry("asked", "xtts")
                .containsEntry("engine", "kokoro");
    }

    @Test
    void engineThatFailed_isToldWithAllCauses() {
        log.tell(
                1,
                "xtts",
                "kokoro",
                new GuardFailure(
                        Cause.ENGINE_ERROR,
                        new TTSException.SynthesisFailed("failed", new NoClassDefFoundError("org/assistant/Missing"))));
        assertThat(events.latest().get(0).details().get("failure"))
                .endsWith("SynthesisFailed, caused by java.lang.NoClassDefFoundError: org/assistant/Missing");
    }

    private static GuardFailure failure(Cause cause) {
        return new GuardFailure(cause, new TTSException.EngineOverloaded("too much"));
    }
}
