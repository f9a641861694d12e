package org.assistant.tts.kokoro.graph.parts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table of numbers in eight bits each: the steps of a column go from its least number to its most. */
final class PackedColumns {

    private static final int STEPS = 255;

    private PackedColumns() {}

    /** @param rows at least one, of equal length */
    static void write(List<float[]> rows, DataOutput out) throws IOException {
        float[] least = rows.get(0).clone();
        float[] most = rows.get(0).clone();
        for (float[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                least[c] = Math.min(least[c], row[c]);
                most[c] = Math.max(most[c], row[c]);
            }
        }
        for (int c = 0; c < least.length; c++) {
            out.writeFloat(least[c]);
            out.writeFloat(most[c]);
        }
        for (float[] row : rows) {
            byte[] numbers = new byte[row.length];
            for (int c = 0; c < row.length; c++) {
                float range = most[c] - least[c];
                numbers[c] = (byte) (range > 0 ? Math.round((row[c] - least[c]) / range * STEPS) : 0);
            }
            out.write(numbers);
        }
    }

    /** Reads what {@link #write} wrote. */
    static List<float[]> read(int rows, int columns, DataInput in) throws IOException {
        float[] least = new float[columns];
        float[] range = new float[columns];
        for (int c = 0; c < columns; c++) {
            least[c] = in.readFloat();
            range[c] = in.readFloat() - least[c];
        }
        List<float[]> read = new ArrayList<>();
        byte[] numbers = new byte[columns];
        for (int r = 0; r < rows; r++) {
            in.readFully(numbers);
            float[] row = new float[columns];
            for (int c = 0; c < columns; c++) {
                row[c] = least[c] + range[c] * Byte.toUnsignedInt(numbers[c]) / STEPS;
            }
            read.add(row);
        }
        return read;
    }
}
