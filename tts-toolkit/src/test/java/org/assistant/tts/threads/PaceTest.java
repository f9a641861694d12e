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
    void firstPiece_takesThePlaceOfTheGuess() {
        Pace pace = new Pace(1);
        pace.took(2.0);
        assertThat(pace.seconds()).isEqualTo(2.0);
        pace.took(1.0);
        assertThat(pace.seconds()).isEqualTo(1.5);
    }

    @Test
    void laterPieces_fadeIntoTheMean() {
        Pace pace = new Pace(1);
        for (int i = 0; i < 100; i++) {
            pace.took(2.0);
        }
        pace.took(3.0);
        assertThat(pace.seconds()).isCloseTo(2.2, within(1e-12));
    }

    @Test
    void severalAtOnce_shareTheTime() {
        Pace pace = new Pace(0);
        pace.took(System.nanoTime() - 1_000_000_000L, 10);
        assertThat(pace.seconds()).isBetween(0.1, 0.2);
    }
}
