package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The speaker encoder, a residual network over the mel as an image: {@code mel} float32 [1, 64, T], logarithmic, to
 * {@code embedding} float32 [1, speaker width] of length 1.
 */
public final class SpeakerGraph {

    private static final int OPERATOR_SET = 17;

    private static final String STEM = "hifigan_decoder.speaker_encoder.";

    /** Bands of the mel; no tensor in use shows it. */
    private static final int BANDS = 64;

    private static final int STAGES = 4;

    private static final float EPSILON = 1e-5f;

    /** Least variance of a channel over time, from the published code. */
    private static final float LEAST_VARIANCE = 1e-5f;

    private final GraphBuilder graph = new GraphBuilder("speaker", OPERATOR_SET);
    private final Weights weights;
    private final XttsDimensions dimensions;

    private SpeakerGraph(Weights weights, XttsDimensions dimensions) {
        this.weights = weights;
        this.dimensions = dimensions;
    }

    /**
     * Builds the graph, in float32.
     *
     * @param weights are read when the graph is written, one tensor after the other
     */
    public static OnnxGraph build(Weights weights, XttsDimensions dimensions) {
        return new SpeakerGraph(weights, dimensions).build();
    }

    private OnnxGraph build() {
        String picture = picture(graph.input("mel", DataType.FLOAT, 1, BANDS, "frames"));
        String x = norm(relu(convolution(picture, STEM + "conv1", 1, 1)), STEM + "bn1");
        for (int stage = 1; stage <= STAGES; stage++) {
            String stem = STEM + "layer" + stage + ".";
            for (int block = 0; weights.names().contains(stem + block + ".conv1.weight"); block++) {
                x = block(x, stem + block + ".", stage > 1 && block == 0 ? 2 : 1);
            }
        }
        int channels = weights.shape(STEM + "attention.0.weight").get(1);
        String shape = graph.constant(Initializer.longs("line", 1, channels, -1));
        embed(pool(graph.add("Reshape", List.of(x, shape))));
        graph.output("embedding", DataType.FLOAT, 1, dimensions.speakerWidth());
        return graph.build();
    }

    /** Normalizes each band to mean 0 and variance 1 over time, [1, 1, bands, frames]. */
    private String picture(String mel) {
        String ones = graph.constant(Initializer.floats("one", List.of((long) BANDS), () -> filled(1)));
        String zeros = graph.constant(Initializer.floats("zero", List.of((long) BANDS), () -> filled(0)));
        String even =
                graph.add("InstanceNormalization", List.of(mel, ones, zeros), GraphBuilder.number("epsilon", EPSILON));
        return graph.add("Unsqueeze", List.of(even, axis("channel", 1)));
    }

    private String block(String x, String stem, int stride) {
        String inner = norm(relu(convolution(x, stem + "conv1", stride, 1)), stem + "bn1");
        String outer = foldedConvolution(inner, stem + "conv2", stem + "bn2", 1, 1);
        String weighted = graph.add("Mul", List.of(outer, excitation(outer, stem + "se.fc.")));
        boolean changed = weights.names().contains(stem + "downsample.0.weight");
        String residual = changed ? foldedConvolution(x, stem + "downsample.0", stem + "downsample.1", stride, 0) : x;
        return relu(graph.add("Add", List.of(weighted, residual)));
    }

    /** Adds the gain of each channel, computed from the means of all channels. */
    private String excitation(String x, String stem) {
        String mean = graph.add("GlobalAveragePool", List.of(x));
        String few = relu(pointwise(mean, stem + "0", 1, 1));
        return graph.add("Sigmoid", List.of(pointwise(few, stem + "2", 1, 1)));
    }

    /** Weighted mean and deviation over time, [1, 2 * channels]. */
    private String pool(String x) {
        String inner = norm(relu(pointwise(x, STEM + "attention.0", 1)), STEM + "attention.2");
        String scores = pointwise(inner, STEM + "attention.3", 1);
        String shares = graph.add("Softmax", List.of(scores), GraphBuilder.whole("axis", 2));
        String weighted = graph.add("Mul", List.of(x, shares));
        String mean = sum(weighted);
        String squares = sum(graph.add("Mul", List.of(weighted, x)));
        String variance = graph.add("Sub", List.of(squares, graph.add("Mul", List.of(mean, mean))));
        String least =
                graph.constant(Initializer.floats("least_variance", List.of(), () -> new float[] {LEAST_VARIANCE}));
        String deviation = graph.add("Sqrt", List.of(graph.add("Max", List.of(variance, least))));
        return graph.add("Concat", List.of(mean, deviation), GraphBuilder.whole("axis", 1));
    }

    private void embed(String pooled) {
        String whole = graph.add(
                "Gemm",
                List.of(pooled, constant(STEM + "fc.weight"), constant(STEM + "fc.bias")),
                GraphBuilder.whole("transB", 1));
        graph.addNamed(
                "",
                "LpNormalization",
                List.of(whole),
                List.of("embedding"),
                GraphBuilder.whole("axis", 1),
                GraphBuilder.whole("p", 2));
    }

    private String convolution(String x, String stem, int stride, int padding) {
        List<String> inputs = new ArrayList<>(List.of(x, constant(stem + ".weight")));
        if (weights.names().contains(stem + ".bias")) {
            inputs.add(constant(stem + ".bias"));
        }
        return convolution(inputs, stride, padding);
    }

    /** Adds a convolution without a bias and the norm after it as a single convolution. */
    private String foldedConvolution(String x, String stem, String norm, int stride, int padding) {
        String name = stem + ".weight";
        int channels = weights.shape(name).get(0);
        String filters = constant(name, shape(name), () -> {
            float[] values = weights.floats(name);
            float[] scale = scale(norm);
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale[i / (values.length / channels)];
            }
            return values;
        });
        String bias = constant(stem + ".bias", List.of((long) channels), () -> {
            float[] values = weights.floats(norm + ".bias");
            float[] mean = weights.floats(norm + ".running_mean");
            float[] scale = scale(norm);
            for (int i = 0; i < values.length; i++) {
                values[i] -= mean[i] * scale[i];
            }
            return values;
        });
        return convolution(List.of(x, filters, bias), stride, padding);
    }

    private float[] scale(String norm) {
        float[] scale = weights.floats(norm + ".weight");
        float[] variance = weights.floats(norm + ".running_var");
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt(variance[i] + EPSILON));
        }
        return scale;
    }

    private String convolution(List<String> inputs, int stride, int padding) {
        AttributeProto[] attributes = {
            GraphBuilder.wholes("strides", stride, stride),
            GraphBuilder.wholes("pads", padding, padding, padding, padding)
        };
        return graph.add("Conv", inputs, attributes);
    }

    /** Adds a matrix over the channels as a convolution whose kernel has the given sizes, all 1. */
    private String pointwise(String x, String stem, long... sizes) {
        String name = stem + ".weight";
        List<Long> shape = new ArrayList<>(shape(name).subList(0, 2));
        for (long size : sizes) {
            shape.add(size);
        }
        String filters = constant(name, shape, () -> weights.floats(name));
        return graph.add("Conv", List.of(x, filters, constant(stem + ".bias")));
    }

    /** Adds a norm that comes after a rectifier, so that it can't be folded into the convolution before. */
    private String norm(String x, String stem) {
        List<String> inputs = List.of(
                x,
                constant(stem + ".weight"),
                constant(stem + ".bias"),
                constant(stem + ".running_mean"),
                constant(stem + ".running_var"));
        return graph.add("BatchNormalization", inputs, GraphBuilder.number("epsilon", EPSILON));
    }

    private String relu(String x) {
        return graph.add("Relu", List.of(x));
    }

    private String sum(String x) {
        return graph.add("ReduceSum", List.of(x, axis(x + "_time", 2)), GraphBuilder.whole("keepdims", 0));
    }

    private String axis(String name, long axis) {
        return graph.constant(Initializer.longs(name, axis));
    }

    private String constant(String name) {
        return constant(name, shape(name), () -> weights.floats(name));
    }

    private String constant(String name, List<Long> shape, Supplier<float[]> values) {
        return graph.constant(Initializer.floats(name, shape, values));
    }

    private List<Long> shape(String name) {
        return weights.shape(name).stream().map(Integer::longValue).toList();
    }

    private static float[] filled(float value) {
        float[] values = new float[BANDS];
        Arrays.fill(values, value);
        return values;
    }
}
