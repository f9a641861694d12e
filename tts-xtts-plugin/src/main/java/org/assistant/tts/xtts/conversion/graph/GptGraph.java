package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The autoregressive network: one graph that reads a prefix in one run, and the codes after it one by one.
 *
 * <p>Inputs, with B sequences, S new positions of each, room for R positions, H heads, width W and V audio tokens:
 *
 * <ul>
 *   <li>{@code embeds} float32 [B, S, W], the new positions;
 *   <li>{@code past_key_i}, {@code past_value_i} [B, H, R, W/H] for each layer i, float32 or, in FP16, float16: the layer's
 *       cache of the positions before;
 *   <li>{@code seqlens_k} int32 [B]: positions of each sequence after this run, minus one;
 *   <li>{@code total_sequence_length} int32, a scalar: the most positions of a sequence after this run.
 * </ul>
 *
 * <p>Outputs: {@code latent} float32 [B, W] and {@code logits} float32 [B, V] of the last new position, and
 * {@code present_key_i}, {@code present_value_i}, which may be the same tensors as the past: then only the new positions are
 * written.
 *
 * <p>If S is above 1, B must be 1 after earlier positions; without earlier positions, all sequences must have length S.
 */
public final class GptGraph {

    private static final int OPERATOR_SET = 17;

    private GptGraph() {}

    /**
     * Builds the graph with the matrices of its blocks in {@code precision}; the rest is float32, except the cache of FP16.
     *
     * @param weights are read when the graph is written, one tensor after the other
     */
    public static OnnxGraph build(Weights weights, XttsDimensions dimensions, Precision precision) {
        GraphBuilder graph = new GraphBuilder("gpt", OPERATOR_SET);
        GptLayers layers = new GptLayers(graph, weights, dimensions, precision);
        String embeds = graph.input("embeds", DataType.FLOAT, "batch", "sequence", dimensions.width());
        graph.input("seqlens_k", DataType.INT32, "batch");
        graph.input("total_sequence_length", DataType.INT32);
        graph.output("latent", DataType.FLOAT, "batch", dimensions.width());
        graph.output("logits", DataType.FLOAT, "batch", dimensions.audioVocabulary());
        Object[] cache = {"batch", dimensions.heads(), "room", dimensions.headWidth()};
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            graph.input("past_key_" + layer, layers.cacheType(), cache);
            graph.input("past_value_" + layer, layers.cacheType(), cache);
            graph.output("present_key_" + layer, layers.cacheType(), cache);
            graph.output("present_value_" + layer, layers.cacheType(), cache);
        }
        layers.add(embeds);
        return graph.build();
    }
}
