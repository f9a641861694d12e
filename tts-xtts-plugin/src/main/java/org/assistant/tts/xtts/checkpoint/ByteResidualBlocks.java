package org.assistant.tts.xtts.checkpoint;

import static org.assistant.tts.onnx.graph.GraphBuilder.MICROSOFT;
import static org.assistant.tts.onnx.graph.GraphBuilder.number;
import static org.assistant.tts.onnx.graph.GraphBuilder.whole;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import org.assistant.tts.onnx.graph.ByteKernel;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;

/**
 * {@link ResidualBlocks} with convolutions in eight bits. Only what a unit adds is rounded; the sums stay float32.
 *
 * <p>Steps are constants, so that a stretch of speech sounds the same whatever is decoded with it. ONNX Runtime is fast with one
 * step for all channels, and channels differ much in size; so each is divided by a size of its own, of the whole stage in the
 * sums, and of the unit between its two convolutions, which a leaky ReLU passes and the weights take in. Channels are the last
 * dimension here, as the fast kernels want it.
 */
final class ByteResidualBlocks implements ResidualBlocks {

    /** Smallest size of a channel, as a part of the largest one's. */
    private static final double LEAST = 1e-3;

    private final GraphBuilder graph;
    private final Weights weights;
    private final ActivationPeaks peaks;
    private final String one;
    private final String rectifiedZero;
    private final String zero;

    ByteResidualBlocks(GraphBuilder graph, Weights weights, ActivationPeaks peaks) {
        this.graph = graph;
        this.weights = weights;
        this.peaks = peaks;
        this.one = step("one", 1);
        this.rectifiedZero = zero("rectified_zero", ActivationPeaks.RECTIFIED_ZERO);
        this.zero = zero("zero", ActivationPeaks.ZERO);
    }

    @Override
    public String add(String x, VocoderShape.Stage stage) {
        double[] sizes = sizes(stage);
        String name = "stage_" + stage.index();
        String divisors = vector(
                name + ".divisors", Arrays.stream(sizes).map(size -> 1 / size).toArray());
        String start = graph.add("Transpose", List.of(x), wholes("perm", 0, 2, 3, 1)); // [1, 1, time, channels]
        start = graph.add("Mul", List.of(start, divisors));
        String sum = null;
        for (VocoderShape.Block block : stage.blocks()) {
            String y = start;
            for (int unit = 0; unit < block.units(); unit++) {
                y = graph.add("Add", List.of(unit(y, block, unit, sizes), y));
            }
            sum = sum == null ? y : graph.add("Add", List.of(sum, y));
        }
        sum = graph.add("Mul", List.of(sum, vector(name + ".sizes", sizes)));
        return graph.add("Transpose", List.of(sum), wholes("perm", 0, 3, 1, 2));
    }

    /** What a unit adds to {@code x}, both in the sizes of the stage. */
    private String unit(String x, VocoderShape.Block block, int unit, double[] sizes) {
        String first = block.first(unit);
        String second = block.second(unit);
        double read = largest(peaks.input(first), sizes) / ActivationPeaks.RECTIFIED_STEPS;
        double made = largest(peaks.output(second), sizes) / ActivationPeaks.STEPS;
        double[] hidden = times(doubles(peaks.output(first)), 1.0 / ActivationPeaks.STEPS);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Math.max(hidden[i], Float.MIN_NORMAL);
        }
        // What is above zero keeps its steps, what is below gets finer ones.
        double finer = (double) ActivationPeaks.STEPS / ActivationPeaks.RECTIFIED_STEPS;

        String y = graph.add("LeakyRelu", List.of(x), number("alpha", SLOPE));
        y = graph.add("QuantizeLinear", List.of(y, step(first + ".step", read), rectifiedZero));
        ByteKernel kernel = kernel(first, times(sizes, read), hidden);
        y = convolution(y, first, kernel, rectifiedZero, VocoderShape.Block.dilation(unit));
        List<String> rectified = List.of(y, one, zero, step(second + ".step", finer), rectifiedZero);
        y = graph.add(MICROSOFT, "QLinearLeakyRelu", rectified, 1, number("alpha", SLOPE))
                .get(0);
        kernel = kernel(second, times(hidden, finer), times(sizes, made));
        y = convolution(y, second, kernel, rectifiedZero, 1);
        return graph.add("DequantizeLinear", List.of(y, step(second + ".made_step", made), zero));
    }

    /** From steps to steps; all scales stand in those of the weights. */
    private String convolution(String x, String stem, ByteKernel kernel, String xZero, int dilation) {
        List<Integer> shape = weights.shape(stem + ".weight");
        long out = shape.get(0);
        int width = shape.get(2);
        int padding = dilation * (width - 1) / 2;
        List<Long> wide = List.of(out, (long) shape.get(1), 1L, (long) width);
        String bytes = graph.constant(Initializer.bytes(stem + ".weight", DataType.INT8, wide, kernel::weights));
        String scales = graph.constant(Initializer.floats(stem + ".scales", List.of(out), kernel::scales));
        String zeros = graph.constant(
                Initializer.bytes(stem + ".zeros", DataType.INT8, List.of(out), () -> new byte[(int) out]));
        String bias = graph.constant(Initializer.ints(stem + ".bias", List.of(out), kernel::bias));
        return graph.add(
                        MICROSOFT,
                        "QLinearConv",
                        List.of(x, one, xZero, bytes, scales, zeros, one, zero, bias),
                        1,
                        whole("channels_last", 1),
                        wholes("kernel_shape", 1, width),
                        wholes("dilations", 1, dilation),
                        wholes("pads", 0, padding, 0, padding))
                .get(0);
    }

    private ByteKernel kernel(String stem, double[] inputs, double[] outputs) {
        return new ByteKernel(
                weights.floats(stem + ".weight"),
                inputs,
                outputs,
                weights.floats(stem + ".bias"),
                ByteKernel.SEVEN_BITS);
    }

    /** For each channel the mean, on a scale of decibels, of the peaks that the units of the stage read and make. */
    private double[] sizes(VocoderShape.Stage stage) {
        double[] read = new double[stage.outChannels()];
        double[] made = new double[stage.outChannels()];
        for (VocoderShape.Block block : stage.blocks()) {
            for (int unit = 0; unit < block.units(); unit++) {
                raise(read, peaks.input(block.first(unit)));
                raise(made, peaks.output(block.second(unit)));
            }
        }
        double leastRead = LEAST * Arrays.stream(read).max().orElseThrow();
        double leastMade = LEAST * Arrays.stream(made).max().orElseThrow();
        double[] sizes = new double[read.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.sqrt(Math.max(read[i], leastRead) * Math.max(made[i], leastMade));
        }
        return sizes;
    }

    private static void raise(double[] peaks, float[] others) {
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = Math.max(peaks[i], others[i]);
        }
    }

    /** The largest peak, each in the size of its channel. */
    private static double largest(float[] peaks, double[] sizes) {
        double largest = Float.MIN_NORMAL;
        for (int i = 0; i < peaks.length; i++) {
            largest = Math.max(largest, peaks[i] / sizes[i]);
        }
        return largest;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        raise(doubles, values);
        return doubles;
    }

    private String vector(String name, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return graph.constant(Initializer.floats(name, List.of((long) floats.length), () -> floats));
    }

    private String step(String name, double value) {
        return graph.constant(Initializer.floats(name, List.of(), () -> new float[] {(float) value}));
    }

    private String zero(String name, int value) {
        return graph.constant(Initializer.bytes(name, DataType.UINT8, List.of(), () -> new byte[] {(byte) value}));
    }
}
