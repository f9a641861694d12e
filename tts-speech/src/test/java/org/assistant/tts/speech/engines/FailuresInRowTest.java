package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class FailuresInRowTest {

    private final Throwable failure = new TTSException.SynthesisFailed("broken", null);
    private final Throwable missingClass =
            new TTSException.SynthesisFailed("broken", new NoClassDefFoundError("org/assistant/Missing"));

    private final EventLog events = new EventLog(Clock.systemUTC());
    private final FailuresInRow failures = new FailuresInRow(events);

    @Test
    void threeInARow_areDoubt_untilOneSucceeds() {
        failures.failed(failure);
        failures.failed(failure);
        failures.succeeded();
        failures.failed(failure);
        failures.failed(failure);
        assertThat(failures.complaint()).isEmpty();
        failures.failed(failure);
        assertThat(failures.complaint())
                .hasValueSatisfying(complaint -> assertThat(complaint)
                        .startsWith("3 speeches in a row failed: ")
                        .endsWith("SynthesisFailed"));
        failures.failed(failure);
        failures.succeeded();
        assertThat(failures.complaint()).isEmpty();
        assertThat(events.latest())
                .extracting(Happening::level)
                .containsExactly(Happening.Level.INFO, Happening.Level.ERROR);
    }

    @Test
    void missingClass_isDoubtAtOnce() {
        failures.failed(missingClass);
        assertThat(failures.complaint())
                .hasValueSatisfying(complaint ->
                        assertThat(complaint).endsWith("java.lang.NoClassDefFoundError: org/assistant/Missing"));
        failures.succeeded();
        assertThat(failures.complaint()).isEmpty();
    }

    @Test
    void onlyARehearsalThatAClassIsMissingFor_needsARestart() {
        failures.failed(missingClass);
        failures.rehearsalFailed(failure);
        assertThat(failures.needsRestart()).isFalse();
        failures.rehearsalFailed(missingClass);
        assertThat(failures.needsRestart()).isTrue();
        failures.succeeded();
        assertThat(failures.needsRestart()).isFalse();
    }
}
