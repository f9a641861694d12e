package org.assistant.tts.xtts.conversion.graph;

/**
 * A matrix [rows, columns] as integers from -8 to 7, with a scale for each block of {@link #BLOCK} rows of a column. In the
 * layout of the operator MatMulNBits: column after column, each number plus 8, the first of two in the lower half of a byte, the
 * last block of a column padded with zeros.
 */
final class NibbleBlocks {

    /** Numbers that share a scale. */
    static final int BLOCK = 128;

    /** Bytes of a block. */
    static final int BYTES = BLOCK / 2;

    private static final int ZERO = 8;

    /**
     * Candidates for the scaled value of the largest magnitude in a block. Beyond the range it is clipped, which makes the others
     * more exact; the best is chosen for each block.
     */
    private static final float[] LARGEST = {-8.6f, -8.2f, -7.8f, -7.4f, 7f, 7.4f};

    private final byte[] values;
    private final float[] scales;

    private NibbleBlocks(byte[] values, float[] scales) {
        this.values = values;
        this.scales = scales;
    }

    /** The number of blocks of a column of {@code rows}. */
    static int blocks(int rows) {
        return (rows + BLOCK - 1) / BLOCK;
    }

    /** Returns the approximation of {@code matrix}, row after row, with the least squared error of all candidates. */
    static NibbleBlocks of(float[] matrix, int columns) {
        int rows = matrix.length / columns;
        int blocks = blocks(rows);
        byte[] values = new byte[columns * blocks * BYTES];
        float[] scales = new float[columns * blocks];
        float[] block = new float[BLOCK];
        for (int index = 0; index < scales.length; index++) {
            int column = index / blocks;
            int first = index % blocks * BLOCK;
            for (int i = 0; i < BLOCK; i++) {
                block[i] = first + i < rows ? matrix[(first + i) * columns + column] : 0;
            }
            scales[index] = scale(block);
            float inverse = scales[index] == 0 ? 0 : 1 / scales[index];
            for (int i = 0; i < BLOCK; i++) {
                int nibble = nearest(block[i] * inverse) + ZERO;
                values[index * BYTES + i / 2] |= (byte) (nibble << (4 * (i % 2)));
            }
        }
        return new NibbleBlocks(values, scales);
    }

    private static float scale(float[] block) {
        float extreme = 0;
        for (float value : block) {
            extreme = Math.abs(value) > Math.abs(extreme) ? value : extreme;
        }
        if (extreme == 0) {
            return 0;
        }
        float best = 0;
        float least = Float.POSITIVE_INFINITY;
        for (float largest : LARGEST) {
            float scale = extreme / largest;
            float inverse = largest / extreme;
            float error = 0;
            for (float value : block) {
                float difference = value - nearest(value * inverse) * scale;
                error += difference * difference;
            }
            if (error < least) {
                least = error;
                best = scale;
            }
        }
        return best;
    }

    private static int nearest(float value) {
        return (int) Math.rint(Math.max(-ZERO, Math.min(ZERO - 1, value)));
    }

    /** The integers in the operator's layout; owned by the caller. */
    byte[] values() {
        return values;
    }

    /** The scales, column after column; owned by the caller. */
    float[] scales() {
        return scales;
    }
}
