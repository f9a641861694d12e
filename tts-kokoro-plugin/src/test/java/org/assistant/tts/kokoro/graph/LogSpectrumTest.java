package org.assistant.tts.kokoro.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LogSpectrumTest {

    private static float[] tone(double hertz, double amplitude) {
        float[] samples = new float[2400];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / 24_000));
        }
        return samples;
    }

    @Test
    void same_zero() {
        assertThat(LogSpectrum.distance(tone(440, 0.5), tone(440, 0.5))).isZero();
    }

    @Test
    void impulseOfHalfTheHeight_differsByTheLogarithmOfTwoEverywhere() {
        float[] loud = new float[512];
        float[] quiet = new float[512];
        loud[256] = 1;
        quiet[256] = 0.5f;
        // The floor of 0.00128 takes a little off.
        assertThat(LogSpectrum.distance(loud, quiet)).isCloseTo(Math.log(2), within(0.002));
    }

    @Test
    void bothBelowTheFloor_nearlyEqual() {
        assertThat(LogSpectrum.distance(tone(440, 1e-7), new float[2400])).isLessThan(0.01);
    }

    @Test
    void anotherTone_farther_thanTheSameToneALittleLouder() {
        double pitch = LogSpectrum.distance(tone(440, 0.5), tone(880, 0.5));
        double loudness = LogSpectrum.distance(tone(440, 0.5), tone(440, 0.55));
        assertThat(pitch).isGreaterThan(loudness * 2);
    }

    @Test
    void otherLengths_areRefused() {
        assertThatThrownBy(() -> LogSpectrum.distance(new float[600], new float[601]))
                .hasMessageContaining("600 and 601");
        assertThatThrownBy(() -> LogSpectrum.distance(new float[5], new float[5]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
