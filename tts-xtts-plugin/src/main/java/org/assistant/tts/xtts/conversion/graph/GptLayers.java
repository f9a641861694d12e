package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The blocks of the autoregressive network and the layers after them, for all graphs that contain them. Reads the values
 * {@code past_key_i}, {@code past_value_i} of each layer i, {@code seqlens_k} and {@code total_sequence_length}; makes
 * {@code latent}, {@code logits}, {@code present_key_i} and {@code present_value_i}. {@link GptGraph} describes them.
 */
final class GptLayers {

    private static final AttributeProto EPSILON = GraphBuilder.number("epsilon", 1e-5f);

    private final GraphBuilder graph;
    private final Weights weights;
    private final XttsDimensions dimensions;
    private final LinearLayer linear;

    GptLayers(GraphBuilder graph, Weights weights, XttsDimensions dimensions, Precision precision) {
        this.graph = graph;
        this.weights = weights;
        this.dimensions = dimensions;
        this.linear = LinearLayer.of(precision, graph, weights);
    }

    /** The type of the keys and values in the cache. */
    DataType cacheType() {
        return linear.type();
    }

    /**
     * Adds all layers.
     *
     * @param embeds the new positions, float32 [B, S, W]
     */
    void add(String embeds) {
        Sum sum = null;
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            String stem = "gpt.gpt.h." + layer + ".";
            Normed attended = sum == null ? norm(embeds, stem + "ln_1") : norm(sum, stem + "ln_1");
            sum = new Sum(attended.sum(), attention(layer, attended.value()), stem + "attn.c_proj.bias");
            Normed fed = norm(sum, stem + "ln_2");
            sum = new Sum(fed.sum(), feedForward(stem + "mlp.", fed.value()), stem + "mlp.c_proj.bias");
        }
        Normed last = norm(sum.last(graph), "gpt.gpt.ln_f");
        String latent = layerNorm("latent", last.value(), "gpt.final_norm");
        graph.addNamed(
                "",
                "Gemm",
                List.of(latent, constant("gpt.mel_head.weight"), constant("gpt.mel_head.bias")),
                List.of("logits"),
                GraphBuilder.whole("transB", 1));
    }

    private String attention(int layer, String x) {
        String stem = "gpt.gpt.h." + layer + ".attn.";
        List<String> inputs = List.of(
                linear.affine(narrow(x), stem + "c_attn"), // queries, keys and values side by side
                "",
                "",
                "past_key_" + layer,
                "past_value_" + layer,
                "seqlens_k",
                "total_sequence_length");
        List<String> outputs = graph.addNamed(
                GraphBuilder.MICROSOFT,
                "GroupQueryAttention",
                inputs,
                List.of("attention_" + layer, "present_key_" + layer, "present_value_" + layer),
                GraphBuilder.whole("num_heads", dimensions.heads()),
                GraphBuilder.whole("kv_num_heads", dimensions.heads()));
        return widen(linear.product(outputs.get(0), stem + "c_proj"));
    }

    private String feedForward(String stem, String x) {
        String wide = linear.product(narrow(x), stem + "c_fc");
        // This operator is the tanh form, which the checkpoint was trained with.
        String active = graph.add(
                        GraphBuilder.MICROSOFT, "FastGelu", List.of(wide, linear.constant(stem + "c_fc.bias")), 1)
                .get(0);
        return widen(linear.product(active, stem + "c_proj"));
    }

    private Normed norm(String x, String stem) {
        return new Normed(layerNorm(stem, x, stem), x);
    }

    /** Adds the norm of a sum and the sum itself, in one node. */
    private Normed norm(Sum sum, String stem) {
        List<String> inputs = List.of(
                sum.residual(),
                sum.update(),
                constant(stem + ".weight"),
                constant(stem + ".bias"),
                constant(sum.bias()));
        List<String> outputs = graph.addNamed(
                GraphBuilder.MICROSOFT,
                "SkipLayerNormalization",
                inputs,
                List.of(stem, "", "", stem + "_sum"),
                EPSILON);
        return new Normed(outputs.get(0), outputs.get(3));
    }

    private String layerNorm(String name, String x, String stem) {
        return graph.addNamed(
                        "",
                        "LayerNormalization",
                        List.of(x, constant(stem + ".weight"), constant(stem + ".bias")),
                        List.of(name),
                        EPSILON)
                .get(0);
    }

    private String constant(String name) {
        return graph.constant(Initializer.floats(
                name, weights.shape(name).stream().map(Integer::longValue).toList(), () -> weights.floats(name)));
    }

    /** Converts a float32 value to the type of the matrices. */
    private String narrow(String x) {
        return linear.type() == DataType.FLOAT ? x : cast(x, linear.type());
    }

    private String widen(String x) {
        return linear.type() == DataType.FLOAT ? x : cast(x, DataType.FLOAT);
    }

    private String cast(String x, DataType type) {
        return graph.add("Cast", List.of(x), GraphBuilder.whole("to", type.getNumber()));
    }

    /** The output of a block before it is summed. */
    private record Sum(String residual, String update, String bias) {

        Sum last(GraphBuilder graph) {
            String last = graph.constant(Initializer.longs("last", -1));
            return new Sum(gather(graph, residual, last), gather(graph, update, last), bias);
        }

        private static String gather(GraphBuilder graph, String x, String last) {
            String row = graph.add("Gather", List.of(x, last), GraphBuilder.whole("axis", 1));
            return graph.add("Flatten", List.of(row));
        }
    }

    /** A norm, and the value that was normalized. */
    private record Normed(String value, String sum) {}
}
