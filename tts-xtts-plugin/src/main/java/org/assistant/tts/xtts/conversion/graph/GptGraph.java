package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
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
public final class GptGraph {

    private static final int OPERATOR_SET = 17;

    private GptGraph() {}

    /**
     * The graph with the matrices of its blocks in {@code precision}; all else is float32, but for the cache of FP16.
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
