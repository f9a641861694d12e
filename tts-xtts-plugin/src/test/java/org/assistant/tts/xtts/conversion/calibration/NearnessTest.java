package org.assistant.tts.xtts.conversion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class NearnessTest {

    private static float[] noise(double spread, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[4000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (spread * random.nextGaussian());
        }
        return samples;
    }

    @Test
    void half_isSixDecibels() {
        float[] exact = noise(0.1, 1);
        float[] half = new float[exact.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = exact[i] / 2;
        }
        Nearness nearness = Nearness.of(exact, half);
        assertThat(nearness.signalToNoise()).isCloseTo(6.02, within(0.01));
        assertThat(nearness.spectralDistance()).isCloseTo(6.02, within(0.01));
        assertThat(nearness.suffices()).isFalse();
    }

    @Test
    void noiseOfAHundredth_isFortyDecibels() {
        float[] exact = noise(0.1, 1);
        float[] noise = noise(0.001, 2);
        float[] noisy = new float[exact.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = exact[i] + noise[i];
        }
        Nearness nearness = Nearness.of(exact, noisy);
        assertThat(nearness.signalToNoise()).isCloseTo(40, within(0.5));
        assertThat(nearness.spectralDistance()).isBetween(0.05, 0.3);
        assertThat(nearness.suffices()).isTrue();
    }

    @Test
    void onlySignTurned_spectraAreEqual() {
        float[] exact = noise(0.1, 1);
        float[] turned = new float[exact.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = -exact[i];
        }
        assertThat(Nearness.of(exact, turned).spectralDistance()).isCloseTo(0, within(1e-9));
    }

    @Test
    void silence_isNearSilence() {
        Nearness nearness = Nearness.of(new float[1000], new float[1000]);
        assertThat(nearness.signalToNoise()).isZero();
        assertThat(nearness.spectralDistance()).isZero();
    }

    @Test
    void noNumbers_areNeverEnough() {
        assertThat(Nearness.of(noise(0.1, 1), nan()).suffices()).isFalse();
    }

    private static float[] nan() {
        float[] samples = new float[4000];
        samples[7] = Float.NaN;
        return samples;
    }
}
