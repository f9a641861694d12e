package org.assistant.tts.xtts.checkpoint;

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

/** An array as NumPy saves it, of float32, in either order, or of int64. */
final class Npy {

    /** Magic number, version and length of the header. */
    private static final int PREAMBLE = 10;

    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

    private final List<Integer> shape = new ArrayList<>();
    private final boolean whole;
    private final boolean firstFastest;
    private final ByteBuffer elements;

    private Npy(String header, ByteBuffer elements) {
        Matcher matcher = SHAPE.matcher(header);
        this.whole = header.contains("'<i8'");
        this.firstFastest = header.contains("'fortran_order': True");
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

    static Npy read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(PREAMBLE - Short.BYTES) & 0xFFFF;
        String header = new String(bytes.array(), PREAMBLE, length, StandardCharsets.US_ASCII);
        return new Npy(header, bytes.position(PREAMBLE + length).slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    List<Integer> shape() {
        return List.copyOf(shape);
    }

    /** The elements, row after row. */
    float[] floats() {
        if (whole) {
            throw new IllegalStateException("elements are of int64");
        }
        float[] values = new float[elements.remaining() / Float.BYTES];
        elements.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return firstFastest ? rowAfterRow(values) : values;
    }

    private float[] rowAfterRow(float[] values) {
        float[] sorted = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            int place = 0;
            for (int size : shape) {
                place = place * size + rest % size;
                rest /= size;
            }
            sorted[place] = values[i];
        }
        return sorted;
    }

    long[] longs() {
        if (!whole) {
            throw new IllegalStateException("elements are of float32");
        }
        long[] values = new long[elements.remaining() / Long.BYTES];
        elements.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return values;
    }
}
