package org.assistant.tts.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.assistant.tts.spi.TTSException;

/** Converts arrays to tensors and back. The caller closes the tensors. They hold copies unless stated otherwise. */
public final class Tensors {

    private Tensors() {}

    /** A tensor of {@code values}, row after row, in {@code shape}. */
    public static OnnxTensor of(float[] values, long... shape) {
        return make(() -> OnnxTensor.createTensor(OnnxRuntime.environment(), FloatBuffer.wrap(values), shape));
    }

    /** A tensor of {@code values}, row after row, in {@code shape}. */
    public static OnnxTensor of(long[] values, long... shape) {
        return make(() -> OnnxTensor.createTensor(OnnxRuntime.environment(), LongBuffer.wrap(values), shape));
    }

    /** A tensor of {@code values}, row after row, in {@code shape}. */
    public static OnnxTensor of(int[] values, long... shape) {
        return make(() -> OnnxTensor.createTensor(OnnxRuntime.environment(), IntBuffer.wrap(values), shape));
    }

    /**
     * Returns a tensor over {@code memory}, without a copy: writes on either side are visible on the other.
     *
     * @param memory direct and in native byte order; owned by the caller, who does not reuse it before every run on the tensor
     *     has ended
     * @param type the type of its elements
     */
    public static OnnxTensor over(ByteBuffer memory, OnnxJavaType type, long... shape) {
        if (!memory.isDirect() || memory.order() != ByteOrder.nativeOrder()) {
            throw new IllegalArgumentException("memory must be direct and in native byte order, was " + memory);
        }
        return make(() -> OnnxTensor.createTensor(OnnxRuntime.environment(), memory, shape, type));
    }

    /** Returns a copy of the output {@code name}, in row-major order; the output must be float32. */
    public static float[] floats(OrtSession.Result result, String name) {
        FloatBuffer buffer = output(result, name).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** Returns a copy of the output {@code name}, in row-major order; the output must be int64. */
    public static long[] longs(OrtSession.Result result, String name) {
        LongBuffer buffer = output(result, name).getLongBuffer();
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static OnnxTensor output(OrtSession.Result result, String name) {
        return (OnnxTensor)
                result.get(name).orElseThrow(() -> new IllegalArgumentException("the run gave no output " + name));
    }

    private static OnnxTensor make(Maker maker) {
        try {
            return maker.make();
        } catch (OrtException e) {
            throw new TTSException.SynthesisFailed("no tensor: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Maker {
        OnnxTensor make() throws OrtException;
    }
}
