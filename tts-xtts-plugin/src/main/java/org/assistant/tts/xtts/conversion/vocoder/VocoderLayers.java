package org.assistant.tts.xtts.conversion.vocoder;

import static org.assistant.tts.onnx.graph.GraphBuilder.number;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/**
 * Layers of the vocoder in floating point. Every value is [1, channels, 1, time]: ONNX Runtime has fast kernels only for flat
 * convolutions.
 */
final class VocoderLayers {

    /** Slope of every leaky ReLU of the vocoder except the last. */
    static final float SLOPE = 0.1f;

    private final GraphBuilder graph;
    private final Weights weights;
    private final boolean half;

    /**
     * @param graph that the layers are added to
     * @param half whether weights and values are float16
     */
    VocoderLayers(GraphBuilder graph, Weights weights, boolean half) {
        this.graph = graph;
        this.weights = weights;
        this.half = half;
    }

    /** Adds a convolution with the bias of {@code stem}, which keeps the length. */
    String convolution(String x, String stem, int dilation) {
        int channels = weights.shape(stem + ".bias").get(0);
        String bias = constant(stem + ".bias", List.of((long) channels), 1);
        return convolution(List.of(x, kernel(stem, 1), bias), width(stem), dilation);
    }

    /** Adds a convolution without a bias, which keeps the length; its weights are multiplied by {@code factor}. */
    String plainConvolution(String x, String stem, float factor) {
        return convolution(List.of(x, kernel(stem, factor)), width(stem), 1);
    }

    /**
     * Adds a transposed convolution; its weights are multiplied by {@code factor}.
     *
     * @param bias value of [out channels]
     */
    String upsampling(String x, VocoderShape.Stage stage, float factor, String bias) {
        return graph.add(
                "ConvTranspose",
                List.of(x, kernel(stage.upsampling(), factor), bias),
                wholes("kernel_shape", 1, stage.kernel()),
                wholes("strides", 1, stage.stride()),
                wholes("pads", 0, stage.padding(), 0, stage.padding()));
    }

    /**
     * Adds a projection of the speaker embedding plus the bias of a layer.
     *
     * @param speaker [1, speaker width]
     * @param stem of the projection
     * @param layer that has the bias
     * @return value of [1, channels]
     */
    String colour(String speaker, String stem, String layer) {
        List<Integer> shape = weights.shape(stem + ".weight");
        long channels = shape.get(0);
        long inputs = shape.get(1);
        String matrix = constant(stem + ".weight", List.of(channels, inputs), 1);
        String bias = constant(stem + ".bias", List.of(channels), 1);
        String layerBias = constant(layer + ".bias", List.of(channels), 1);
        String projection = graph.add("Gemm", List.of(speaker, matrix, bias), GraphBuilder.whole("transB", 1));
        return graph.add("Add", List.of(projection, layerBias));
    }

    String leaky(String x, float slope) {
        return graph.add("LeakyRelu", List.of(x), number("alpha", slope));
    }

    String add(String a, String b) {
        return graph.add("Add", List.of(a, b));
    }

    String reshape(String x, String shapeName, long... shape) {
        return graph.add("Reshape", List.of(x, graph.constant(Initializer.longs(shapeName, shape))));
    }

    private String convolution(List<String> inputs, int width, int dilation) {
        int padding = dilation * (width - 1) / 2;
        return graph.add(
                "Conv",
                inputs,
                wholes("kernel_shape", 1, width),
                wholes("dilations", 1, dilation),
                wholes("pads", 0, padding, 0, padding));
    }

    /** The weight of {@code stem}, [a, b, kernel], as [a, b, 1, kernel]. */
    private String kernel(String stem, float factor) {
        List<Integer> shape = weights.shape(stem + ".weight");
        return constant(
                stem + ".weight", List.of((long) shape.get(0), (long) shape.get(1), 1L, (long) shape.get(2)), factor);
    }

    private int width(String stem) {
        return weights.shape(stem + ".weight").get(2);
    }

    private String constant(String name, List<Long> shape, float factor) {
        return graph.constant(
                half
                        ? Initializer.halves(name, shape, () -> scaled(name, factor))
                        : Initializer.floats(name, shape, () -> scaled(name, factor)));
    }

    private float[] scaled(String name, float factor) {
        float[] values = weights.floats(name);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }
}
