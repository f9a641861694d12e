package org.assistant.tts.xtts.conversion.vocoder;

import static org.assistant.tts.onnx.graph.GraphBuilder.number;
import static org.assistant.tts.onnx.graph.GraphBuilder.whole;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.graph.GraphBuilder;

/**
 * The peaks of the inputs and outputs of the convolutions in the vocoder's residual blocks, by channel. Immutable.
 *
 * <p>Inputs come from a leaky ReLU, so they reach farther above zero than below. The eight bits are divided accordingly, and a
 * peak below zero counts like the positive one that takes as many steps.
 */
public final class ActivationPeaks {

    /** The eight-bit number, from 0 to 255, that represents zero after a leaky ReLU of slope 0.1. */
    static final int RECTIFIED_ZERO = 24;

    /** Steps from {@link #RECTIFIED_ZERO} to the largest number. */
    static final int RECTIFIED_STEPS = 255 - RECTIFIED_ZERO;

    /** The eight-bit number that represents zero in the output of a convolution. */
    static final int ZERO = 128;

    /** Steps from {@link #ZERO} to the largest number. */
    static final int STEPS = 255 - ZERO;

    private static final String INPUT = ".input_peak";
    private static final String OUTPUT = ".output_peak";

    private final Map<String, float[]> peaks;

    /** @param peaks by the names of the outputs that {@link #observe} added, each [channels]; takes ownership of the arrays */
    public ActivationPeaks(Map<String, float[]> peaks) {
        this.peaks = new HashMap<>(peaks);
    }

    /** Adds the peaks of a convolution to the outputs of {@code graph}. */
    static void observe(GraphBuilder graph, String stem, String input, String output) {
        String balanced =
                graph.add("LeakyRelu", List.of(input), number("alpha", -(float) RECTIFIED_STEPS / RECTIFIED_ZERO));
        output(graph, balanced, stem + INPUT);
        output(graph, graph.add("Abs", List.of(output)), stem + OUTPUT);
    }

    /** Peaks of the convolution's input, [channels]; read only. */
    float[] input(String stem) {
        return peak(stem + INPUT);
    }

    /** Peaks of the convolution's output, [channels]; read only. */
    float[] output(String stem) {
        return peak(stem + OUTPUT);
    }

    private static void output(GraphBuilder graph, String value, String name) {
        graph.addNamed("", "ReduceMax", List.of(value), List.of(name), wholes("axes", 0, 2, 3), whole("keepdims", 0));
        graph.output(name, DataType.FLOAT, "channels_of_" + name);
    }

    private float[] peak(String name) {
        float[] peak = peaks.get(name);
        if (peak == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return peak;
    }
}
