package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ByteKernelTest {

    @Test
    void twoChannels_byHand() {
        float[] weights = {1, -2, 0.5f, 4, 0, 0, 0, 0.126f}; // [2, 2, 2]
        ByteKernel kernel = new ByteKernel(
                weights,
                new double[] {1, 0.25},
                new double[] {0.5, 10},
                new float[] {0.9f, -0.0021f},
                ByteKernel.SEVEN_BITS);
        // In input steps the rows are 1 -2 .125 1 and 0 0 0 .0315; the largest of each becomes 63.
        assertThat(kernel.weights()).containsExactly(32, -63, 4, 32, 0, 0, 0, 63);
        assertThat(kernel.scales()).containsExactly((float) (2 / 63.0 / 0.5), (float) (0.126f * 0.25 / 63 / 10));
        assertThat(kernel.bias()).containsExactly(28, -4);
    }

    @Test
    void eightBits_reach127() {
        ByteKernel kernel = new ByteKernel(
                new float[] {1, -0.5f}, new double[] {1}, new double[] {1}, new float[1], ByteKernel.EIGHT_BITS);
        assertThat(kernel.weights()).containsExactly(127, -64);
        assertThat(kernel.scales()).containsExactly(1 / 127f);
    }

    @Test
    void nothing_staysNothing() {
        ByteKernel kernel = new ByteKernel(
                new float[2], new double[] {1, 1}, new double[] {1}, new float[1], ByteKernel.EIGHT_BITS);
        assertThat(kernel.weights()).containsOnly(0);
        assertThat(kernel.scales()[0]).isFinite();
        assertThat(kernel.bias()).containsExactly(0);
    }
}
