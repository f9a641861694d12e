package org.assistant.tts.xtts.speaker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Float32 arrays as NumPy saves them. */
final class NpyArray {

    private static final int HEADER_LENGTH_AT = 8;
    private static final int HEADER_AT = 10;
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*[0-9]),?\\)");

    private NpyArray() {}

    /** The elements of array {@code name} of the reference, row after row. */
    static float[] ofReference(String name) {
        Path file = Path.of(System.getProperty("xtts.reference")).resolve(name + ".npy");
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int dataAt = HEADER_AT + bytes.getShort(HEADER_LENGTH_AT);
            String header = new String(bytes.array(), HEADER_AT, dataAt - HEADER_AT, StandardCharsets.US_ASCII);
            bytes.position(dataAt);
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return header.contains("'fortran_order': True") ? rowAfterRow(values, shape(header)) : values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] shape(String header) {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new IllegalArgumentException("no shape in " + header);
        }
        return Arrays.stream(shape.group(1).split(",\\s*"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** Column after column into row after row. */
    private static float[] rowAfterRow(float[] values, int[] shape) {
        float[] rows = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int left = i;
            int at = 0;
            for (int axis = shape.length - 1, below = values.length; axis >= 0; axis--) {
                below /= shape[axis];
                at += left / below * stride(shape, axis);
                left %= below;
            }
            rows[at] = values[i];
        }
        return rows;
    }

    private static int stride(int[] shape, int axis) {
        return Arrays.stream(shape, axis + 1, shape.length).reduce(1, Math::multiplyExact);
    }
}
