package org.assistant.tts.xtts.conversion.graph;

import org.assistant.tts.onnx.graph.ByteKernel;

/**
 * A matrix [rows, columns] as integers, row after row, with a scale for each column. The integers have seven bits, so that every
 * processor sums them without overflow. Immutable, except for the arrays that its accessors return.
 */
final class ByteColumns {

    private final byte[] values;
    private final float[] scales;

    private ByteColumns(byte[] values, float[] scales) {
        this.values = values;
        this.scales = scales;
    }

    /** Returns the nearest such matrix to {@code matrix}, row after row, that keeps the largest number of each column. */
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

    /** The integers, row after row; owned by the caller. */
    byte[] values() {
        return values;
    }

    /** The scales of the columns; owned by the caller. */
    float[] scales() {
        return scales;
    }
}
