package org.assistant.tts.xtts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An array as saved by NumPy, of float32 or int64. */
public final class Npy {

    /** Magic number, version and length of the header. */
    private static final int PREAMBLE = 10;

    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

    private final List<Integer> shape = new ArrayList<>();
    private final boolean whole;
    private final boolean columnAfterColumn;
    private final ByteBuffer elements;

    private Npy(String header, ByteBuffer elements) {
        Matcher matcher = SHAPE.matcher(header);
        this.whole = header.contains("'<i8'");
        this.columnAfterColumn = header.contains("'fortran_order': True");
        if (!matcher.find() || !(whole || header.contains("'<f4'"))) {
            throw new IllegalArgumentException("not an array that can be read here: " + header);
        }
        for (String size : matcher.group(1).split("[ ,]+", -1)) {
            if (!size.isEmpty()) {
                shape.add(Integer.valueOf(size));
            }
        }
        this.elements = elements;
    }

    public static Npy read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(PREAMBLE - Short.BYTES) & 0xFFFF;
        String header =
                StandardCharsets.US_ASCII.decode(bytes.slice(PREAMBLE, length)).toString();
        return new Npy(header, bytes.position(PREAMBLE + length).slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    public List<Integer> shape() {
        return List.copyOf(shape);
    }

    /** The float32 elements, row after row. */
    public float[] floats() {
        if (whole) {
            throw new IllegalStateException("elements are of int64");
        }
        float[] values = new float[elements.remaining() / Float.BYTES];
        elements.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return columnAfterColumn ? rowAfterRow(values) : values;
    }

    /** The int64 elements, row after row. */
    public long[] longs() {
        if (!whole || columnAfterColumn) {
            throw new IllegalStateException("elements are of float32, or column after column");
        }
        long[] values = new long[elements.remaining() / Long.BYTES];
        elements.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return values;
    }

    private float[] rowAfterRow(float[] values) {
        float[] rows = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int left = i;
            int at = 0;
            for (int axis = 0; axis < shape.size(); axis++) {
                at = at * shape.get(axis) + index(i, axis);
                left /= shape.get(axis);
            }
            if (left != 0) {
                throw new IllegalStateException("more elements than " + shape);
            }
            rows[at] = values[i];
        }
        return rows;
    }

    /** Index on {@code axis} of the {@code i}-th element if the first axis runs fastest. */
    private int index(int i, int axis) {
        int left = i;
        for (int before = 0; before < axis; before++) {
            left /= shape.get(before);
        }
        return left % shape.get(axis);
    }
}
