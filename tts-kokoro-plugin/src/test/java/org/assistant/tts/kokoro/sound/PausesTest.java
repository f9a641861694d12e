package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assistant.tts.kokoro.pieces.Ending;
import org.junit.jupiter.api.Test;

final class PausesTest {

    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(600));

    /** The silence kept around the sounds: 50 ms before the next one, 30 ms after the last. */
    private static final int KEPT = 80 * 24;

    @Test
    void rest_countsTheSilenceKeptAroundTheSounds() {
        assertThat(PAUSES.samplesAfter(Ending.SENTENCE, 1)).isEqualTo(250 * 24 - KEPT);
        assertThat(PAUSES.samplesAfter(Ending.CLAUSE, 1)).isEqualTo(100 * 24 - KEPT);
        assertThat(PAUSES.samplesAfter(Ending.PARAGRAPH, 1)).isEqualTo(600 * 24 - KEPT);
    }

    @Test
    void rest_followsTheSpeed() {
        assertThat(PAUSES.samplesAfter(Ending.SENTENCE, 2)).isEqualTo(125 * 24 - KEPT);
        assertThat(PAUSES.samplesAfter(Ending.SENTENCE, 0.5)).isEqualTo(500 * 24 - KEPT);
    }

    @Test
    void rest_isNeverNegative() {
        assertThat(PAUSES.samplesAfter(Ending.WORD, 1)).isZero();
        assertThat(PAUSES.samplesAfter(Ending.CLAUSE, 2)).isZero();
    }
}
