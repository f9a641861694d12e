package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The conditioning encoder followed by the perceiver: {@code mel} float32 [1, 80, T], logarithmic and divided by the mel norms,
 * to {@code latents} float32 [1, conditioning latents, width].
 *
 * <p>All values inside are [1, T, channels], so that the convolutions, which are one frame wide, are products with constant
 * matrices on the right. Stages named for inspection: {@code init}, {@code block_0} to {@code block_5}.
 */
public final class ConditioningGraph {

    private static final int OPERATOR_SET = 17;

    private static final String ENCODER = "gpt.conditioning_encoder.";
    private static final String PERCEIVER = "gpt.conditioning_perceiver.";

    /** Number of groups in which channels are normalized, except in narrow networks. */
    private static final int GROUPS = 32;

    /** Width of a head of the perceiver; no tensor shows it. */
    private static final int PERCEIVER_HEAD = 64;

    private final GraphBuilder graph = new GraphBuilder("conditioning", OPERATOR_SET);
    private final Weights weights;
    private final XttsDimensions dimensions;

    private ConditioningGraph(Weights weights, XttsDimensions dimensions) {
        this.weights = weights;
        this.dimensions = dimensions;
    }

    /**
     * Builds the graph, in float32.
     *
     * @param weights are read when the graph is written, one tensor after the other
     */
    public static OnnxGraph build(Weights weights, XttsDimensions dimensions) {
        return new ConditioningGraph(weights, dimensions).build();
    }

    private OnnxGraph build() {
        String mel = graph.input(
                "mel", DataType.FLOAT, 1, weights.shape(ENCODER + "init.weight").get(1), "frames");
        String frames = graph.add("Transpose", List.of(mel), GraphBuilder.wholes("perm", 0, 2, 1));
        String x = named("init", "Add", projection(frames, ENCODER + "init", 0), bias(ENCODER + "init", 0));
        for (int block = 0; weights.names().contains(ENCODER + "attn." + block + ".norm.weight"); block++) {
            x = block(block, x);
        }
        String latents = graph.constant(Initializer.floats(
                PERCEIVER + "latents",
                List.of(1L, (long) dimensions.conditioningLatents(), (long) dimensions.width()),
                () -> weights.floats(PERCEIVER + "latents")));
        for (int layer = 0; weights.names().contains(PERCEIVER + "layers." + layer + ".0.to_q.weight"); layer++) {
            latents = resample(PERCEIVER + "layers." + layer + ".", latents, x);
        }
        rootMeanSquareNorm(latents);
        graph.output("latents", DataType.FLOAT, 1, dimensions.conditioningLatents(), dimensions.width());
        return graph.build();
    }

    /** Attention whose residual is the input after its norm, not before. */
    private String block(int block, String x) {
        String stem = ENCODER + "attn." + block + ".";
        String normed = groupNorm(x, stem + "norm");
        List<String> inputs = new ArrayList<>();
        for (int part = 0; part < 3; part++) { // queries, keys, values
            int first = part;
            UnaryOperator<float[]> rows = tensor -> headRows(tensor, first);
            String product = product(normed, stem + "qkv.weight", stem + "qkv." + part, dimensions.width(), rows);
            inputs.add(add(product, constant(stem + "qkv.bias", stem + "qkv.bias." + part, rows, dimensions.width())));
        }
        String attended = attention(inputs, dimensions.heads());
        String update = add(projection(attended, stem + "proj_out", 0), bias(stem + "proj_out", 0));
        return named("block_" + block, "Add", normed, update);
    }

    /**
     * The number of groups as in the reference, since no tensor shows it: fewer for narrow networks, and a divisor of the width.
     */
    static int groups(int width) {
        int groups = width <= 16 ? GROUPS / 4 : width <= 64 ? GROUPS / 2 : GROUPS;
        while (width % groups != 0) {
            groups /= 2;
        }
        return groups;
    }

    /** Mean 0 and variance 1 over all frames of each group of channels, then a scale and a bias a channel. */
    private String groupNorm(String x, String stem) {
        String grouped = reshape(x, 1, -1, groups(dimensions.width()), dimensions.width() / groups(dimensions.width()));
        String centred = graph.add("Sub", List.of(grouped, groupMean(grouped)));
        String variance = groupMean(graph.add("Mul", List.of(centred, centred)));
        String deviation = graph.add("Sqrt", List.of(add(variance, number(stem + ".epsilon", 1e-5f))));
        String even = reshape(graph.add("Div", List.of(centred, deviation)), 1, -1, dimensions.width());
        String scaled = graph.add("Mul", List.of(even, vector(stem + ".weight")));
        return add(scaled, vector(stem + ".bias"));
    }

    private String groupMean(String grouped) {
        return graph.add("ReduceMean", List.of(grouped), GraphBuilder.wholes("axes", 1, 3));
    }

    /**
     * Returns the rows of the queries (part 0), the keys (1) or the values (2): each head stores its queries, keys and values one
     * after the other.
     */
    private float[] headRows(float[] tensor, int part) {
        int rows = dimensions.headWidth();
        int size = tensor.length / (3 * dimensions.width()) * rows;
        float[] picked = new float[tensor.length / 3];
        for (int head = 0; head < dimensions.heads(); head++) {
            System.arraycopy(tensor, (3 * head + part) * size, picked, head * size, size);
        }
        return picked;
    }

    /** Adds attention of the latents to themselves and the frames, then a gated feed-forward network for each. */
    private String resample(String stem, String latents, String frames) {
        String all = graph.add("Concat", List.of(latents, frames), GraphBuilder.whole("axis", 1));
        int inner = weights.shape(stem + "0.to_q.weight").get(0);
        String query = projection(latents, stem + "0.to_q", 0);
        List<String> inputs =
                List.of(query, half(all, stem + "0.to_kv", 0, inner), half(all, stem + "0.to_kv", 1, inner));
        String attended = attention(inputs, inner / PERCEIVER_HEAD);
        String looked = add(latents, projection(attended, stem + "0.to_out", 0));

        int wide = weights.shape(stem + "1.2.weight").get(1);
        String signal = add(half(looked, stem + "1.0", 0, wide), bias(stem + "1.0", 0, wide));
        String gate = add(half(looked, stem + "1.0", 1, wide), bias(stem + "1.0", 1, wide));
        String open =
                graph.add(GraphBuilder.MICROSOFT, "Gelu", List.of(gate), 1).get(0);
        String gated = graph.add("Mul", List.of(signal, open));
        return add(looked, add(projection(gated, stem + "1.2", 0), bias(stem + "1.2", 0)));
    }

    private void rootMeanSquareNorm(String latents) {
        String length = graph.add("ReduceL2", List.of(latents), GraphBuilder.wholes("axes", -1));
        String safe = graph.add("Max", List.of(length, number(PERCEIVER + "norm.least", 1e-12f)));
        String unit = graph.add("Div", List.of(latents, safe));
        float root = (float) Math.sqrt(dimensions.width());
        String gamma = constant(
                PERCEIVER + "norm.gamma",
                PERCEIVER + "norm.scale",
                tensor -> {
                    for (int i = 0; i < tensor.length; i++) {
                        tensor[i] *= root;
                    }
                    return tensor;
                },
                dimensions.width());
        named("latents", "Mul", unit, gamma);
    }

    private String attention(List<String> queriesKeysValues, int heads) {
        return graph.add(
                        GraphBuilder.MICROSOFT,
                        "MultiHeadAttention",
                        queriesKeysValues,
                        1,
                        GraphBuilder.whole("num_heads", heads))
                .get(0);
    }

    /** {@code x} times the transpose of {@code stem.weight} [out, in]. */
    private String projection(String x, String stem, int part) {
        return half(x, stem, part, weights.shape(stem + ".weight").get(0));
    }

    /** {@code x} times the transpose of the rows [part * rows, (part + 1) * rows) of {@code stem.weight} [out, in]. */
    private String half(String x, String stem, int part, int rows) {
        int columns = weights.shape(stem + ".weight").get(1);
        return product(x, stem + ".weight", stem + "." + part, rows, tensor -> {
            float[] picked = new float[rows * columns];
            System.arraycopy(tensor, part * picked.length, picked, 0, picked.length);
            return picked;
        });
    }

    private String product(String x, String tensor, String name, int rows, UnaryOperator<float[]> pick) {
        int columns = weights.shape(tensor).get(1);
        String matrix = constant(tensor, name, values -> transpose(pick.apply(values), rows), columns, rows);
        return graph.add("MatMul", List.of(x, matrix));
    }

    private static float[] transpose(float[] matrix, int rows) {
        int columns = matrix.length / rows;
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = matrix[row * columns + column];
            }
        }
        return transposed;
    }

    private String bias(String stem, int part) {
        return bias(stem, part, weights.shape(stem + ".bias").get(0));
    }

    private String bias(String stem, int part, int size) {
        return constant(
                stem + ".bias",
                stem + ".bias." + part,
                tensor -> {
                    float[] picked = new float[size];
                    System.arraycopy(tensor, part * size, picked, 0, size);
                    return picked;
                },
                size);
    }

    private String vector(String name) {
        return constant(
                name, name, UnaryOperator.identity(), weights.shape(name).get(0));
    }

    private String constant(String tensor, String name, UnaryOperator<float[]> change, int... shape) {
        List<Long> sizes = new ArrayList<>();
        for (int size : shape) {
            sizes.add((long) size);
        }
        return graph.constant(Initializer.floats(name, sizes, () -> change.apply(weights.floats(tensor))));
    }

    private String number(String name, float value) {
        return graph.constant(Initializer.floats(name, List.of(), () -> new float[] {value}));
    }

    private String reshape(String x, long... shape) {
        return graph.add("Reshape", List.of(x, graph.constant(Initializer.longs(x + "_shape", shape))));
    }

    private String add(String a, String b) {
        return graph.add("Add", List.of(a, b));
    }

    private String named(String name, String operator, String a, String b) {
        return graph.addNamed("", operator, List.of(a, b), List.of(name)).get(0);
    }
}
