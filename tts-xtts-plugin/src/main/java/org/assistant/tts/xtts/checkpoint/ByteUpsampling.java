package org.assistant.tts.xtts.checkpoint;

import static org.assistant.tts.onnx.graph.GraphBuilder.MICROSOFT;
import static org.assistant.tts.onnx.graph.GraphBuilder.number;
import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.ByteKernel;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;

/**
 * Transposed convolutions of the vocoder as products of matrices in eight bits, channels last. What one frame becomes depends on
 * that frame and its two neighbours: a row of these three times a matrix gives all samples of the frame, one behind the other,
 * which is their order in memory. Only what is read is rounded.
 */
final class ByteUpsampling {

    /** A frame and its neighbours. */
    private static final int FRAMES = 3;

    private final GraphBuilder graph;
    private final Weights weights;
    private final ActivationPeaks peaks;
    private final String zero;
    private final String one;
    private final String around;
    private final String axis;
    private final List<String> bounds;

    ByteUpsampling(GraphBuilder graph, Weights weights, ActivationPeaks peaks) {
        this.graph = graph;
        this.weights = weights;
        this.peaks = peaks;
        this.zero = graph.constant(Initializer.bytes(
                "upsampled_zero",
                DataType.UINT8,
                List.of(),
                () -> new byte[] {(byte) ActivationPeaks.RECTIFIED_ZERO}));
        this.one = graph.constant(Initializer.floats("upsampled_one", List.of(), () -> new float[] {1}));
        this.around = graph.constant(Initializer.longs("frames_around", 0, 0, 1, 0, 0, 0, 1, 0));
        this.axis = graph.constant(Initializer.longs("time_axis", 2));
        this.bounds = List.of(
                graph.constant(Initializer.longs("frame_0", 0)),
                graph.constant(Initializer.longs("frame_1", 1)),
                graph.constant(Initializer.longs("frame_2", 2)),
                graph.constant(Initializer.longs("frame_last_but_1", -2)),
                graph.constant(Initializer.longs("frame_last", -1)),
                graph.constant(Initializer.longs("frame_end", Long.MAX_VALUE)));
    }

    /**
     * Adds a leaky ReLU and the convolution.
     *
     * @param x [1, 1, frames, channels], divided by {@code read}
     * @param factor of the weights
     * @param bias [out channels], divided by {@code made}
     * @return [1, 1, frames * stride, out channels], divided by {@code made}
     */
    String add(String x, VocoderShape.Stage stage, ChannelSizes read, double factor, ChannelSizes made, String bias) {
        String stem = stage.upsampling();
        double step = read.largest(peaks.input(stem)) / ActivationPeaks.RECTIFIED_STEPS;
        String stepName = graph.constant(
                Initializer.floats(stem + ".step", List.of(), () -> new float[] {(float) step}));
        String y = graph.add("LeakyRelu", List.of(x), number("alpha", VocoderLayers.SLOPE));
        y = graph.add("QuantizeLinear", List.of(y, stepName, zero));
        y = graph.add("Pad", List.of(y, around, zero));
        y = graph.add(
                "Concat",
                List.of(frames(y, 0), frames(y, 1), frames(y, 2)),
                whole("axis", 3)); // [1, 1, frames, 3 * channels]
        int samples = stage.stride() * stage.outChannels();
        int rows = FRAMES * stage.channels();
        ByteKernel kernel = kernel(stage, read.steps(step), factor, made);
        String matrix = graph.constant(Initializer.bytes(
                stem + ".weight",
                DataType.INT8,
                List.of((long) rows, (long) samples),
                () -> columns(kernel.weights(), stage.channels(), samples)));
        String scales = graph.constant(Initializer.floats(stem + ".scales", List.of((long) samples), kernel::scales));
        String zeros = graph.constant(Initializer.bytes(
                stem + ".zeros", DataType.INT8, List.of((long) samples), () -> new byte[samples]));
        y = graph.add(
                        MICROSOFT,
                        "MatMulIntegerToFloat",
                        List.of(y, matrix, one, scales, zero, zeros, repeated(bias, stage)),
                        1)
                .get(0);
        String shape = graph.constant(Initializer.longs(stem + ".shape", 1, 1, -1, stage.outChannels()));
        return graph.add("Reshape", List.of(y, shape));
    }

    private String frames(String padded, int from) {
        return graph.add("Slice", List.of(padded, bounds.get(from), bounds.get(from + FRAMES), axis));
    }

    /** The bias for each sample of a frame. */
    private String repeated(String bias, VocoderShape.Stage stage) {
        String stem = stage.upsampling();
        String many =
                graph.constant(Initializer.longs(stem + ".bias_shape", stage.stride(), stage.outChannels()));
        String flat = graph.constant(Initializer.longs(stem + ".flat_bias", -1));
        return graph.add("Reshape", List.of(graph.add("Expand", List.of(bias, many)), flat));
    }

    /** From steps of {@code read} to {@code made}, [samples of a frame and their channels, channels, frames]. */
    private ByteKernel kernel(VocoderShape.Stage stage, double[] read, double factor, ChannelSizes made) {
        float[] filters = weights.floats(stage.upsampling() + ".weight"); // (channels, out channels, kernel)
        int channels = stage.channels();
        int out = stage.outChannels();
        float[] spread = new float[stage.stride() * out * channels * FRAMES];
        double[] sizes = new double[stage.stride() * out];
        for (int sample = 0; sample < stage.stride(); sample++) {
            for (int o = 0; o < out; o++) {
                int row = sample * out + o;
                sizes[row] = made.of(o);
                for (int frame = 0; frame < FRAMES; frame++) {
                    int tap = sample + stage.padding() - stage.stride() * (frame - 1);
                    for (int i = 0; i < channels && tap >= 0 && tap < stage.kernel(); i++) {
                        spread[(row * channels + i) * FRAMES + frame] =
                                (float) (factor * filters[(i * out + o) * stage.kernel() + tap]);
                    }
                }
            }
        }
        return new ByteKernel(spread, read, sizes, new float[sizes.length], ByteKernel.SEVEN_BITS);
    }

    /** [samples, channels, frames] as [frames * channels, samples]. */
    private static byte[] columns(byte[] rows, int channels, int samples) {
        byte[] columns = new byte[rows.length];
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < channels; i++) {
                for (int frame = 0; frame < FRAMES; frame++) {
                    columns[(frame * channels + i) * samples + sample] =
                            rows[(sample * channels + i) * FRAMES + frame];
                }
            }
        }
        return columns;
    }
}
