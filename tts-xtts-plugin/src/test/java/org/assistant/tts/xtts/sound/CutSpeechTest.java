package org.assistant.tts.xtts.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;

final class CutSpeechTest {

    private static final int RATE = 24_000;

    @Test
    void noSilence_isFadedOut() {
        float[] loud = new float[RATE];
        Arrays.fill(loud, 0.5f);
        float[] ended = CutSpeech.ended(Pcm.of(loud, RATE)).toArray();
        assertThat(ended).hasSize(RATE);
        assertThat(ended[RATE - 1]).isZero();
        assertThat(ended[RATE - 61]).isEqualTo(0.25f);
        assertThat(ended[RATE - 120]).isLessThan(0.5f);
        assertThat(ended[RATE - 121]).isEqualTo(0.5f);
    }

    @Test
    void silence_isTheEnd() {
        float[] samples = new float[RATE];
        Arrays.fill(samples, 0.5f);
        Arrays.fill(samples, 10_000, 14_000, 0.001f);
        float[] ended = CutSpeech.ended(Pcm.of(samples, RATE)).toArray();
        assertThat(ended.length).isBetween(13_500, 14_000);
        assertThat(ended[ended.length - 1]).isZero();
    }

    @Test
    void veryShort_isHarmless() {
        assertThat(CutSpeech.ended(Pcm.of(new float[] {0.5f, 0.5f}, RATE)).length())
                .isEqualTo(2);
        assertThat(CutSpeech.ended(Pcm.of(new float[0], RATE)).length()).isZero();
    }
}
