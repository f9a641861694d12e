package org.assistant.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HearingTest {

    private static final long SECOND = 1_000_000_000;

    private final Hearing hearing = new Hearing();

    @Test
    void soundBeforeTheLastWasPlayed_leavesNoGap() {
        second(5 * SECOND);
        second(5 * SECOND);
        second(6 * SECOND);
        assertThat(hearing.longestGap()).isZero();
        assertThat(hearing.firstAt()).isEqualTo(5 * SECOND);
        assertThat(hearing.playedUntil()).isEqualTo(8 * SECOND);
    }

    @Test
    void soundAfterTheLastWasPlayed_isAGapOfThatTime_andTheLongestCounts() {
        second(0);
        second(3 * SECOND);
        second(5 * SECOND);
        assertThat(hearing.longestGap()).isEqualTo(Duration.ofSeconds(2));
        assertThat(hearing.playedUntil()).isEqualTo(6 * SECOND);
    }

    private void second(long now) {
        hearing.arrived((int) Hearing.BYTES_A_SECOND, now);
    }
}
