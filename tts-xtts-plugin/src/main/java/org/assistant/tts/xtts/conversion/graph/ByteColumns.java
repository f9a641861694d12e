package org.assistant.tts.xtts.conversion.graph;

import org.assistant.tts.onnx.graph.ByteKernel;

/**
 * A matrix [rows, columns] as whole numbers, row after row, times a scale a column. They have seven bits, so that every processor
 * sums them right. Immutable but for what its accessors hand out.
 */
final class ByteColumns {

    private final byte[] values;
    private final float[] scales;

    private ByteColumns(byte[] values, float[] scales) {
        this.values = values;
        this.scales = scales;
    }

    /** The matrix nearest to {@code matrix}, row after row, when the largest number of each column is kept. */
    static ByteColumns of(float[] matrix, int columns) {
        float[] scales = new float[columns];
        for (int i = 0; i < matrix.length; i++) {
            scales[i % columns] = Math.max(scales[i % columns], Math.abs(matrix[i]) / ByteKernel.SEVEN_BITS);
        }
        byte[] values = new byte[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            float scale = scales[i % columns];
            values[i] = (byte) (scale == 0 ? 0 : Math.round(matrix[i] / scale));
        }
        return new ByteColumns(values, scales);
    }

    /** The whole numbers, row after row; owned by the caller. */
    byte[] values() {
        return values;
    }

    /** The scales of the columns; owned by the caller. */
    float[] scales() {
        return scales;
    }
}
