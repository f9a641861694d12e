package org.assistant.tts.onnx.graph;

import static org.assistant.tts.onnx.graph.GraphBuilder.MICROSOFT;
import static org.assistant.tts.onnx.graph.GraphBuilder.whole;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * Adds eight-bit convolutions over time to a graph, with a quantization step for each input and output channel.
 *
 * <p>The operator has only one step for all inputs and one for all outputs, but a weight scale for each output channel, and it
 * uses only their product. So both steps are 1 here: the input steps are folded into the weights, the output steps into the
 * weight scales. Time is the second dimension inside, as the fast kernels need it; transposing bytes is cheap.
 */
public final class ByteConvolutions {

    private final GraphExtension graph;
    private final int largestWeight;

    /** @param largestWeight see {@link ByteKernel} */
    public ByteConvolutions(GraphExtension graph, int largestWeight) {
        this.graph = graph;
        this.largestWeight = largestWeight;
    }

    /**
     * Adds the rounding of {@code value}.
     *
     * @param value float32 [1, channels, time]
     * @return uint8 of the same shape
     */
    public String quantize(String value, ByteSteps steps) {
        return graph.add("QuantizeLinear", List.of(value, scales(steps), zeros(steps)), whole("axis", 1));
    }

    /**
     * Adds the inverse of {@link #quantize}.
     *
     * @param bytes uint8 [1, channels, time]
     * @return float32 of the same shape
     */
    public String dequantize(String bytes, ByteSteps steps) {
        return graph.add("DequantizeLinear", List.of(bytes, scales(steps), zeros(steps)), whole("axis", 1));
    }

    /**
     * Adds a convolution like {@code original}.
     *
     * @param original convolution over one dimension, without groups, with constant weights
     * @param bytes its input, uint8 [1, channels, time]
     * @param inputs the steps of the input, with one zero for all channels
     * @param outputs the steps of the output
     */
    public ByteValue add(NodeProto original, String bytes, ByteSteps inputs, ByteSteps outputs) {
        Initializer weight = constant(original.getInput(1));
        float[] bias = original.getInputCount() > 2
                ? constant(original.getInput(2)).toFloats()
                : new float[outputs.channels()];
        return add(
                bytes,
                inputs,
                weight.toFloats(),
                Math.toIntExact(weight.shape().get(2)),
                bias,
                outputs,
                NodeAttributes.wholes(original, "pads", 0, 0),
                NodeAttributes.wholes(original, "strides", 1)[0],
                NodeAttributes.wholes(original, "dilations", 1)[0]);
    }

    /**
     * Adds a convolution.
     *
     * @param weights [out, in, width]
     * @param bias [out]
     */
    ByteValue add(
            String bytes,
            ByteSteps inputs,
            float[] weights,
            int width,
            float[] bias,
            ByteSteps outputs,
            long[] pads,
            long stride,
            long dilation) {
        int out = outputs.channels();
        // The output has the zero 128 in every channel; another zero becomes a shift of the bias.
        float[] shifted = new float[out];
        for (int c = 0; c < out; c++) {
            shifted[c] = (float) (bias[c] - (ByteSteps.MIDDLE - outputs.zero(c)) * outputs.step(c));
        }
        ByteKernel kernel = new ByteKernel(weights, inputs.steps(), outputs.steps(), shifted, largestWeight);
        List<Long> shape = List.of((long) out, (long) inputs.channels(), (long) width);
        String turned = graph.add("Transpose", List.of(bytes), wholes("perm", 0, 2, 1));
        String one = graph.number(1);
        String made = graph.add(
                        MICROSOFT,
                        "QLinearConv",
                        List.of(
                                turned,
                                one,
                                graph.unsigned(inputs.commonZero()),
                                graph.bytes(DataType.INT8, shape, kernel.weights()),
                                graph.floats(List.of((long) out), c -> kernel.scales()[c]),
                                graph.bytes(DataType.INT8, List.of((long) out), new byte[out]),
                                one,
                                graph.unsigned(ByteSteps.MIDDLE),
                                graph.ints(kernel.bias())),
                        1,
                        whole("channels_last", 1),
                        wholes("kernel_shape", width),
                        wholes("pads", pads),
                        wholes("strides", stride),
                        wholes("dilations", dilation),
                        whole("group", 1))
                .get(0);
        return new ByteValue(graph.add("Transpose", List.of(made), wholes("perm", 0, 2, 1)), made, outputs);
    }

    /**
     * Adds a transposed convolution like {@code original}, whose kernel is twice as wide as its stride. Each output sample
     * depends on two input samples, so it is a convolution of width two with {@code stride} times as many channels, which are
     * then interleaved in time.
     *
     * @param original transposed convolution over one dimension, without groups, with constant weights [in, out, width]
     * @return the name of the output, uint8 [1, out, time]
     * @throws IllegalArgumentException if the kernel has another width
     */
    public String addTransposed(NodeProto original, String bytes, ByteSteps inputs, ByteSteps outputs) {
        int stride = Math.toIntExact(NodeAttributes.wholes(original, "strides", 1)[0]);
        long[] pads = NodeAttributes.wholes(original, "pads", 0, 0);
        Initializer weight = constant(original.getInput(1));
        if (weight.shape().get(2) != 2L * stride || pads[0] != pads[1]) {
            throw new IllegalArgumentException(original.getName() + " must have a width of twice its stride");
        }
        int out = outputs.channels();
        float[] weights = phases(weight.toFloats(), inputs.channels(), out, stride);
        float[] bias = constant(original.getInput(2)).toFloats();
        float[] biases = new float[stride * out];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = bias[i % out];
        }
        String phases = add(bytes, inputs, weights, 2, biases, outputs.repeated(stride), new long[] {1, 1}, 1, 1)
                .name();
        String split = graph.add("Reshape", List.of(phases, graph.wholes(1, stride, out, -1)));
        String turned = graph.add("Transpose", List.of(split), wholes("perm", 0, 2, 3, 1));
        String joined = graph.add("Reshape", List.of(turned, graph.wholes(1, out, -1)));
        return graph.add("Slice", List.of(joined, graph.wholes(pads[0]), graph.wholes(-pads[0]), graph.wholes(2)));
    }

    /**
     * Rearranges [in, out, 2 * stride] to [stride * out, in, 2]: for each phase the taps on the previous and the current
     * sample.
     */
    private static float[] phases(float[] weights, int in, int out, int stride) {
        float[] phases = new float[weights.length];
        for (int phase = 0; phase < stride; phase++) {
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < in; i++) {
                    int from = (i * out + o) * 2 * stride + phase;
                    int to = ((phase * out + o) * in + i) * 2;
                    phases[to] = weights[from + stride];
                    phases[to + 1] = weights[from];
                }
            }
        }
        return phases;
    }

    private Initializer constant(String value) {
        return graph.graph()
                .initializer(value)
                .orElseThrow(() -> new IllegalArgumentException(value + " is not a constant"));
    }

    private String scales(ByteSteps steps) {
        return graph.floats(List.of((long) steps.channels()), steps::step);
    }

    private String zeros(ByteSteps steps) {
        return graph.bytes(DataType.UINT8, List.of((long) steps.channels()), steps.zeros());
    }
}
