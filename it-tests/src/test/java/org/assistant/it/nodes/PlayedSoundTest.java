package org.assistant.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PlayedSoundTest {

    private static final long SECOND = 1_000_000_000;

    private final PlayedSound played = new PlayedSound();

    @Test
    void soundBeforeTheLastWasPlayed_leavesNoGap() {
        second(5 * SECOND);
        second(5 * SECOND);
        second(6 * SECOND);
        assertThat(played.longestGap()).isZero();
        assertThat(played.firstAt()).isEqualTo(5 * SECOND);
        assertThat(played.playedUntil()).isEqualTo(8 * SECOND);
    }

    @Test
    void soundAfterTheLastWasPlayed_isAGapOfThatTime_andTheLongestCounts() {
        second(0);
        second(3 * SECOND);
        second(5 * SECOND);
        assertThat(played.longestGap()).isEqualTo(Duration.ofSeconds(2));
        assertThat(played.playedUntil()).isEqualTo(6 * SECOND);
    }

    private void second(long now) {
        played.arrived((int) PlayedSound.BYTES_A_SECOND, now);
    }
}
