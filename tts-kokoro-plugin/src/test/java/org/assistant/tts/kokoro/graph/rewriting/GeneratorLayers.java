package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Random;
import org.assistant.tts.onnx.graph.TinyGraph;

/**
 * A residual block in the form of Kokoro's graph: normalisation, snake and convolution, the same three again, and the sum with
 * the input; {@code x} to {@code y}, each [1, 4, time].
 */
final class GeneratorLayers {

    static final int CHANNELS = 4;

    private final Random random = new Random(11);
    private final TinyGraph graph = new TinyGraph()
            .input("x", DataType.FLOAT)
            .constant("two", List.of(), 2f)
            .constant("time", List.of(1L), 2L)
            .constant("epsilon", List.of(), 1e-5f);

    private GeneratorLayers() {}

    static TinyGraph block() {
        GeneratorLayers layers = new GeneratorLayers();
        layers.norm("x", "first_norm");
        layers.snake("first_norm", "first_snake");
        layers.convolution("first_snake", "first");
        layers.norm("first", "second_norm");
        layers.snake("second_norm", "second_snake");
        layers.convolution("second_snake", "second");
        return layers.graph.node("Add", List.of("second", "x"), List.of("y")).output("y", DataType.FLOAT);
    }

    /** One normalisation, {@code x} to {@code y}. */
    static TinyGraph norm() {
        GeneratorLayers layers = new GeneratorLayers();
        layers.norm("x", "normed");
        return layers.graph.node("Abs", List.of("normed"), List.of("y")).output("y", DataType.FLOAT);
    }

    private void norm(String x, String y) {
        graph.constant(y + "_gamma", column(), numbers(CHANNELS, 1))
                .constant(y + "_beta", column(), numbers(CHANNELS, 0))
                .node("ReduceMean", List.of(x, "time"), List.of(y + "_mean"), TinyGraph.whole("keepdims", 1))
                .node("Sub", List.of(x, y + "_mean"), List.of(y + "_centred"))
                .node("Mul", List.of(y + "_centred", y + "_centred"), List.of(y + "_squares"))
                .node(
                        "ReduceMean",
                        List.of(y + "_squares", "time"),
                        List.of(y + "_variance"),
                        TinyGraph.whole("keepdims", 1))
                .node("Add", List.of(y + "_variance", "epsilon"), List.of(y + "_above_zero"))
                .node("Sqrt", List.of(y + "_above_zero"), List.of(y + "_deviation"))
                .node("Div", List.of(y + "_centred", y + "_deviation"), List.of(y + "_unit"))
                .node("Mul", List.of(y + "_gamma", y + "_unit"), List.of(y + "_scaled"))
                .node("Add", List.of(y + "_scaled", y + "_beta"), List.of(y));
    }

    private void snake(String x, String y) {
        float[] alpha = numbers(CHANNELS, 1);
        alpha[1] = -alpha[1]; // Kokoro has some negative ones
        float[] inverse = new float[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            inverse[i] = 1 / alpha[i];
        }
        graph.constant(y + "_alpha", column(), alpha)
                .constant(y + "_inverse", column(), inverse)
                .node("Mul", List.of(y + "_alpha", x), List.of(y + "_angle"))
                .node("Sin", List.of(y + "_angle"), List.of(y + "_sine"))
                .node("Pow", List.of(y + "_sine", "two"), List.of(y + "_square"))
                .node("Mul", List.of(y + "_inverse", y + "_square"), List.of(y + "_wave"))
                .node("Add", List.of(x, y + "_wave"), List.of(y));
    }

    private void convolution(String x, String y) {
        graph.constant(
                        y + "_weight",
                        List.of((long) CHANNELS, (long) CHANNELS, 3L),
                        numbers(CHANNELS * CHANNELS * 3, 0))
                .constant(y + "_bias", List.of((long) CHANNELS), numbers(CHANNELS, 0))
                .node(
                        "Conv",
                        List.of(x, y + "_weight", y + "_bias"),
                        List.of(y),
                        TinyGraph.wholes("kernel_shape", List.of(3L)),
                        TinyGraph.wholes("pads", List.of(1L, 1L)));
    }

    private static List<Long> column() {
        return List.of(1L, (long) CHANNELS, 1L);
    }

    private float[] numbers(int count, double mean) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (mean + 0.3 * random.nextGaussian());
        }
        return numbers;
    }

    /** [1, 4, time] of noise. */
    static float[] noise(int time) {
        Random random = new Random(7);
        float[] noise = new float[CHANNELS * time];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian() * (1 + i / time);
        }
        return noise;
    }
}
