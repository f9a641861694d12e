package org.assistant.tts.xtts.conversion.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuantisationTest {

    @Test
    void bytes_keepTheLargestOfEachColumn_andRoundTheOthers() {
        ByteColumns bytes = ByteColumns.of(new float[] {0.63f, -2, 0, -0.314f, 1.01f, 0}, 3);
        assertThat(bytes.scales()).containsExactly(0.01f, 2 / 63f, 0);
        assertThat(bytes.values()).containsExactly(63, -63, 0, -31, 32, 0);
    }

    @Test
    void twoProductsOfBytesWithTheLargestInput_fitSixteenBits() {
        ByteColumns bytes = ByteColumns.of(new float[] {1, -300, -1, 40}, 2);
        for (byte value : bytes.values()) {
            assertThat(2 * 255 * Math.abs(value)).isLessThanOrEqualTo(Short.MAX_VALUE);
        }
    }

    @Test
    void nibbles_areColumnAfterColumn_theFirstOfTwoLow_filledUpWithZeros() {
        // Both columns fit a scale exactly: the first has numbers up to 7, the second only zeros.
        float[] matrix = {7, 0, -3, 0, 1, 0};
        NibbleBlocks nibbles = NibbleBlocks.of(matrix, 2);
        assertThat(nibbles.scales()).containsExactly(1, 0);
        assertThat(nibbles.values()).hasSize(2 * NibbleBlocks.BYTES);
        assertThat(nibbles.values()).startsWith(0x5F, 0x89, 0x88);
        assertThat(nibbles.values()[NibbleBlocks.BYTES]).isEqualTo((byte) 0x88);
    }

    @Test
    void nibblesOfNoise_areAsNearAsFourBitsAllow() {
        Random random = new Random(1);
        int rows = 2 * NibbleBlocks.BLOCK;
        float[] matrix = new float[rows * 3];
        double squares = 0;
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) random.nextGaussian();
            squares += matrix[i] * matrix[i];
        }
        NibbleBlocks nibbles = NibbleBlocks.of(matrix, 3);
        double errors = 0;
        for (int i = 0; i < matrix.length; i++) {
            int place = i % 3 * rows + i / 3;
            int nibble = (nibbles.values()[place / 2] >> (4 * (place % 2))) & 15;
            double error = matrix[i] - (nibble - 8) * nibbles.scales()[place / NibbleBlocks.BLOCK];
            errors += error * error;
        }
        // A step of 2.8 deviations in 7.5, with errors evenly distributed up to half of it.
        assertThat(Math.sqrt(errors / squares)).isCloseTo(2.8 / 7.5 / Math.sqrt(12), within(0.01));
    }
}
