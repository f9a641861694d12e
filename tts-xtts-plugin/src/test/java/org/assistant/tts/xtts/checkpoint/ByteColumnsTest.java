package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ByteColumnsTest {

    @Test
    void twoProductsWithTheLargestInput_fitSixteenBits() {
        ByteColumns columns = ByteColumns.of(new float[] {1, -300, -1, 40}, 2);

        for (byte value : columns.values()) {
            assertThat(2 * 255 * Math.abs(value)).isLessThanOrEqualTo(Short.MAX_VALUE);
        }
    }

    @Test
    void wholeNumbersTimesTheScale_areNearestToTheMatrix() {
        float[] matrix = {1, -300, -1, 40, 0.25f, 7};

        ByteColumns columns = ByteColumns.of(matrix, 2);

        for (int i = 0; i < matrix.length; i++) {
            float scale = columns.scales()[i % 2];
            assertThat(columns.values()[i] * scale).isCloseTo(matrix[i], within(scale / 2 + 1e-6f));
        }
    }
}
