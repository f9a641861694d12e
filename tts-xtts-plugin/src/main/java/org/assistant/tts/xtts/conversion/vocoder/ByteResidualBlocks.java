package org.assistant.tts.xtts.conversion.vocoder;

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
import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/**
 * Residual blocks of a stage of the vocoder with convolutions in eight bits. Only the value that a unit adds is rounded; the sums
 * stay float32.
 *
 * <p>Steps are constants, so that a stretch of speech sounds the same whatever is decoded with it. Between units the channels
 * have the sizes of the stage; between the two convolutions of a unit they have sizes of their own, which pass through the leaky
 * ReLU and are folded into the weights.
 */
final class ByteResidualBlocks {

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

    /**
     * Adds the nodes.
     *
     * @param x [1, 1, time, channels], divided by {@code sizes}
     * @return the sum of the blocks' outputs, of the same shape and divided by the same sizes
     */
    String add(String x, VocoderShape.Stage stage, ChannelSizes sizes) {
        String sum = null;
        for (VocoderShape.Block block : stage.blocks()) {
            String y = x;
            for (int unit = 0; unit < block.units(); unit++) {
                y = graph.add("Add", List.of(unit(y, block, unit, sizes), y));
            }
            sum = sum == null ? y : graph.add("Add", List.of(sum, y));
        }
        return sum;
    }

    /** Returns the value that a unit adds to {@code x}, both divided by the sizes of the stage. */
    private String unit(String x, VocoderShape.Block block, int unit, ChannelSizes sizes) {
        String first = block.first(unit);
        String second = block.second(unit);
        double read = sizes.largest(peaks.input(first)) / ActivationPeaks.RECTIFIED_STEPS;
        double made = sizes.largest(peaks.output(second)) / ActivationPeaks.STEPS;
        double[] hidden = hidden(peaks.output(first));
        // Positive values keep their steps, negative values get finer ones.
        double finer = (double) ActivationPeaks.STEPS / ActivationPeaks.RECTIFIED_STEPS;

        String y = graph.add("LeakyRelu", List.of(x), number("alpha", VocoderLayers.SLOPE));
        y = graph.add("QuantizeLinear", List.of(y, step(first + ".step", read), rectifiedZero));
        ByteKernel kernel = kernel(first, sizes.steps(read), hidden);
        y = convolution(y, first, kernel, rectifiedZero, VocoderShape.Block.dilation(unit));
        List<String> rectified = List.of(y, one, zero, step(second + ".step", finer), rectifiedZero);
        y = graph.add(MICROSOFT, "QLinearLeakyRelu", rectified, 1, number("alpha", VocoderLayers.SLOPE))
                .get(0);
        kernel = kernel(second, times(hidden, finer), sizes.steps(made));
        y = convolution(y, second, kernel, rectifiedZero, 1);
        return graph.add("DequantizeLinear", List.of(y, step(second + ".made_step", made), zero));
    }

    /** Convolves steps to steps; all scales are in the scales of the weights. */
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

    /** The steps of the output of a unit's first convolution. */
    private static double[] hidden(float[] peaks) {
        double[] steps = new double[peaks.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.max((double) peaks[i] / ActivationPeaks.STEPS, Float.MIN_NORMAL);
        }
        return steps;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private String step(String name, double value) {
        return graph.constant(Initializer.floats(name, List.of(), () -> new float[] {(float) value}));
    }

    private String zero(String name, int value) {
        return graph.constant(Initializer.bytes(name, DataType.UINT8, List.of(), () -> new byte[] {(byte) value}));
    }
}
