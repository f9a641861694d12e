package org.assistant.tts.speech.utterance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PlaybackClockTest {

    private final AtomicLong now = new AtomicLong(1_000);
    private final PlaybackClock clock = new PlaybackClock(now::get);

    @Test
    void nothingHeard_isDryNow() {
        assertThat(clock.dry()).isEqualTo(1_000);
    }

    @Test
    void sound_addsUp_whileItIsPlayed() {
        clock.took(1_000, 500);
        now.set(1_200);
        clock.took(1_200, 500);
        assertThat(clock.dry()).isEqualTo(2_000);
        now.set(3_000);
        assertThat(clock.dry()).isEqualTo(3_000);
        clock.took(3_000, 100);
        assertThat(clock.dry()).isEqualTo(3_100);
    }

    @Test
    void timeInTheSink_isTheListeners() {
        clock.took(1_000, 500);
        now.set(9_000);
        clock.took(1_200, 500);
        assertThat(clock.dry()).isEqualTo(2_000 + 7_800);
    }
}
