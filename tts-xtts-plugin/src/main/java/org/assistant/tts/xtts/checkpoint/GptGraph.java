package org.assistant.tts.xtts.checkpoint;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The autoregressive network: one graph that reads a prefix at once, and the codes behind it one by one.
 *
 * <p>Inputs, with B sequences, S new positions of each, room for R positions, H heads, width W and V audio tokens:
 *
 * <ul>
 *   <li>{@code embeds} float32 [B, S, W], the new positions;
 *   <li>{@code past_key_i}, {@code past_value_i} [B, H, R, W/H] for each layer i, float32 or, in FP16, float16: what the layer
 *       keeps of the positions before;
 *   <li>{@code seqlens_k} int32 [B]: positions of each sequence after this run, less one;
 *   <li>{@code total_sequence_length} int32, a scalar: the most positions of a sequence after this run.
 * </ul>
 *
 * <p>Outputs: {@code latent} float32 [B, W] and {@code logits} float32 [B, V] of the last new position, and
 * {@code present_key_i}, {@code present_value_i}, which may be the same tensors as the past: then only what is new is written.
 *
 * <p>With S above 1 behind positions that are there already B must be 1. With S above 1 and nothing before, all sequences must
 * be of length S.
 */
final class GptGraph {

    private static final int OPERATOR_SET = 17;

    private static final AttributeProto EPSILON = GraphBuilder.number("epsilon", 1e-5f);

    private final GraphBuilder graph = new GraphBuilder("gpt", OPERATOR_SET);
    private final Weights weights;
    private final XttsDimensions dimensions;
    private final LinearLayer linear;

    private GptGraph(Weights weights, XttsDimensions dimensions, Precision precision) {
        this.weights = weights;
        this.dimensions = dimensions;
        this.linear = LinearLayer.of(precision, graph, weights);
    }

    /**
     * The graph with the matrices of its blocks in {@code precision}; all else is float32, but for the cache of FP16.
     *
     * @param weights are read when the graph is written, one tensor after the other
     */
    static OnnxGraph build(Weights weights, XttsDimensions dimensions, Precision precision) {
        return new GptGraph(weights, dimensions, precision).build();
    }

    private OnnxGraph build() {
        String hidden = graph.input("embeds", DataType.FLOAT, "batch", "sequence", dimensions.width());
        graph.input("seqlens_k", DataType.INT32, "batch");
        graph.input("total_sequence_length", DataType.INT32);
        Sum sum = null;
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            String stem = "gpt.gpt.h." + layer + ".";
            Normed attended = sum == null ? norm(hidden, stem + "ln_1") : norm(sum, stem + "ln_1");
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
        graph.output("latent", DataType.FLOAT, "batch", dimensions.width());
        graph.output("logits", DataType.FLOAT, "batch", dimensions.audioVocabulary());
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            cacheOutput("present_key_" + layer);
            cacheOutput("present_value_" + layer);
        }
        return graph.build();
    }

    private String attention(int layer, String x) {
        String stem = "gpt.gpt.h." + layer + ".attn.";
        List<String> inputs = List.of(
                linear.affine(narrow(x), stem + "c_attn"), // queries, keys and values side by side
                "",
                "",
                cacheInput("past_key_" + layer),
                cacheInput("past_value_" + layer),
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
        // This operator is the form with tanh, as the checkpoint was trained with.
        String active = graph.add(
                        GraphBuilder.MICROSOFT, "FastGelu", List.of(wide, linear.constant(stem + "c_fc.bias")), 1)
                .get(0);
        return widen(linear.product(active, stem + "c_proj"));
    }

    private Normed norm(String x, String stem) {
        return new Normed(layerNorm(stem, x, stem), x);
    }

    /** The norm of a sum and the sum itself, in one node. */
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

    private String cacheInput(String name) {
        return graph.input(name, linear.type(), "batch", dimensions.heads(), "room", dimensions.headWidth());
    }

    private void cacheOutput(String name) {
        graph.output(name, linear.type(), "batch", dimensions.heads(), "room", dimensions.headWidth());
    }

    /** What was kept in float32, in the type of the matrices. */
    private String narrow(String x) {
        return linear.type() == DataType.FLOAT ? x : cast(x, linear.type());
    }

    private String widen(String x) {
        return linear.type() == DataType.FLOAT ? x : cast(x, DataType.FLOAT);
    }

    private String cast(String x, DataType type) {
        return graph.add("Cast", List.of(x), GraphBuilder.whole("to", type.getNumber()));
    }

    /** What comes out of a block before it is added up. */
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

    /** A norm, and what it is the norm of. */
    private record Normed(String value, String sum) {}
}
