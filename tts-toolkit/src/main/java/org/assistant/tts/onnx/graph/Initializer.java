package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A constant of a graph. Its content may be made on demand, so that a graph with large weights can be rewritten with little
 * memory. Immutable.
 */
public final class Initializer {

    private final TensorProto header; // without the content, unless that is in typed fields
    private final Supplier<ByteString> raw;

    private Initializer(TensorProto header, Supplier<ByteString> raw) {
        this.header = header;
        this.raw = raw;
    }

    /** Returns the constant for {@code tensor}, which contains its content. */
    static Initializer of(TensorProto tensor) {
        ByteString raw = tensor.getRawData();
        return new Initializer(tensor.toBuilder().clearRawData().build(), () -> raw);
    }

    /**
     * Returns a float32 constant.
     *
     * @param name the name of its value, unique in the graph
     * @param shape sizes of its dimensions
     * @param values makes the elements, in row-major order; called whenever they are needed, so it must always return the same
     */
    public static Initializer floats(String name, List<Long> shape, Supplier<float[]> values) {
        return new Initializer(header(name, TensorProto.DataType.FLOAT, shape), () -> {
            float[] elements = values.get();
            ByteBuffer bytes = littleEndian(elements.length, Float.BYTES);
            bytes.asFloatBuffer().put(elements);
            return UnsafeByteOperations.unsafeWrap(bytes);
        });
    }

    /**
     * Returns a float16 constant.
     *
     * @param values makes the elements, in row-major order; each is rounded to the nearest float16
     * @see #floats
     */
    public static Initializer halves(String name, List<Long> shape, Supplier<float[]> values) {
        return new Initializer(header(name, TensorProto.DataType.FLOAT16, shape), () -> {
            float[] elements = values.get();
            ByteBuffer bytes = littleEndian(elements.length, Short.BYTES);
            for (float element : elements) {
                bytes.putShort(HalfPrecision.of(element));
            }
            return UnsafeByteOperations.unsafeWrap(bytes.flip());
        });
    }

    /**
     * Returns a constant of eight-bit integers.
     *
     * @param type int8 or uint8
     * @param content makes the elements, in row-major order; gives up ownership of the array
     * @see #floats
     */
    public static Initializer bytes(
            String name, TensorProto.DataType type, List<Long> shape, Supplier<byte[]> content) {
        if (type != TensorProto.DataType.INT8 && type != TensorProto.DataType.UINT8) {
            throw new IllegalArgumentException("elements of eight bits are int8 or uint8, not " + type);
        }
        return new Initializer(header(name, type, shape), () -> UnsafeByteOperations.unsafeWrap(content.get()));
    }

    /**
     * Returns an int32 constant.
     *
     * @see #floats
     */
    public static Initializer ints(String name, List<Long> shape, Supplier<int[]> values) {
        return new Initializer(header(name, TensorProto.DataType.INT32, shape), () -> {
            int[] elements = values.get();
            ByteBuffer bytes = littleEndian(elements.length, Integer.BYTES);
            bytes.asIntBuffer().put(elements);
            return UnsafeByteOperations.unsafeWrap(bytes);
        });
    }

    /** Returns an int64 constant with one dimension, such as a shape. */
    public static Initializer longs(String name, long... values) {
        ByteBuffer bytes = littleEndian(values.length, Long.BYTES);
        bytes.asLongBuffer().put(values);
        ByteString raw = ByteString.copyFrom(bytes);
        return new Initializer(header(name, TensorProto.DataType.INT64, List.of((long) values.length)), () -> raw);
    }

    /** The name of its value. */
    public String name() {
        return header.getName();
    }

    /** The sizes of its dimensions; empty for a scalar. */
    public List<Long> shape() {
        return header.getDimsList();
    }

    /** The number of its elements. */
    public int size() {
        return Math.toIntExact(shape().stream().reduce(1L, Math::multiplyExact));
    }

    /**
     * Returns its elements as floats, in row-major order.
     *
     * @throws IllegalArgumentException if their type is not float32, int8 or uint8
     */
    public float[] toFloats() {
        TensorProto.DataType type = TensorProto.DataType.forNumber(header.getDataType());
        ByteBuffer bytes = raw.get().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean typed = !bytes.hasRemaining();
        float[] elements = new float[size()];
        if (type == TensorProto.DataType.FLOAT) {
            FloatBuffer floats = bytes.asFloatBuffer();
            for (int i = 0; i < elements.length; i++) {
                elements[i] = typed ? header.getFloatData(i) : floats.get(i);
            }
        } else if (type == TensorProto.DataType.UINT8 || type == TensorProto.DataType.INT8) {
            int mask = type == TensorProto.DataType.UINT8 ? 0xFF : -1;
            for (int i = 0; i < elements.length; i++) {
                elements[i] = typed ? header.getInt32Data(i) : bytes.get(i) & mask;
            }
        } else {
            throw new IllegalArgumentException(name() + " has elements of " + type + ", not float32, int8 or uint8");
        }
        return elements;
    }

    /**
     * Returns its elements, in row-major order.
     *
     * @throws IllegalArgumentException if their type is not int64
     */
    public long[] toLongs() {
        if (header.getDataType() != TensorProto.DataType.INT64.getNumber()) {
            throw new IllegalArgumentException(name() + " has elements of another type than int64");
        }
        LongBuffer longs =
                raw.get().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        boolean typed = !longs.hasRemaining();
        long[] elements = new long[size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = typed ? header.getInt64Data(i) : longs.get(i);
        }
        return elements;
    }

    private static TensorProto header(String name, TensorProto.DataType type, List<Long> shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(shape)
                .build();
    }

    private static ByteBuffer littleEndian(int elements, int size) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The tensor without the raw content. */
    TensorProto header() {
        return header;
    }

    /** The raw content, little-endian; empty if the content is in the typed fields of {@link #header()}. */
    ByteString raw() {
        return raw.get();
    }
}
