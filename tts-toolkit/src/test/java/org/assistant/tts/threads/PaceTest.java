package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PaceTest {

    @Test
    void nothingMade_guess() {
        assertThat(new Pace(0.5).seconds()).isEqualTo(0.5);
    }

    @Test
    void pieces_fadeIntoTheMean() {
        Pace pace = new Pace(1);
        pace.took(2.0);
        assertThat(pace.seconds()).isCloseTo(1.2, within(1e-12));
        pace.took(1.2);
        assertThat(pace.seconds()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void severalAtOnce_shareTheTime() {
        Pace pace = new Pace(0);
        pace.took(System.nanoTime() - 1_000_000_000L, 10);
        assertThat(pace.seconds()).isBetween(0.02, 0.05);
    }
}
