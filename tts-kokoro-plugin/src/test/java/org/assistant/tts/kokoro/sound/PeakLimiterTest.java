package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PeakLimiterTest {

    @Test
    void nothingAbove_nothingChanged() {
        float[] samples = {0.1f, -0.96f, 0.9f};
        PeakLimiter.limit(samples);
        assertThat(samples).containsExactly(0.1f, -0.96f, 0.9f);
    }

    @Test
    void peakOfTwo_comesDownToTheCeiling_andFarAwayNothingChanges() {
        float[] samples = new float[1_000];
        Arrays.fill(samples, 0.5f);
        samples[500] = -2;
        PeakLimiter.limit(samples);
        assertThat(samples[500]).isBetween(-0.9661f, -0.9659f);
        assertThat(samples[200]).isEqualTo(0.5f);
        assertThat(samples[800]).isEqualTo(0.5f);
        assertThat(samples[499]).isBetween(0.24f, 0.3f);
    }

    @Test
    void gain_movesSmoothly() {
        float[] samples = new float[2_000];
        Arrays.fill(samples, 0.5f);
        Arrays.fill(samples, 900, 1_100, 2f);
        PeakLimiter.limit(samples);
        for (int i = 1; i < 880; i++) {
            assertThat(Math.abs(samples[i] - samples[i - 1])).isLessThan(0.005f);
        }
    }

    @Test
    void anySamples_endBelowTheCeiling() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            float[] samples = new float[random.nextInt(600)];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) (3 * random.nextGaussian());
            }
            PeakLimiter.limit(samples);
            for (float sample : samples) {
                assertThat(Math.abs(sample)).isLessThanOrEqualTo(PeakLimiter.CEILING + 1e-6f);
            }
        }
    }
}
