package org.assistant.tts.kokoro.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Set;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;

/**
 * Makes the token durations an output of Kokoro's graph.
 *
 * <p>The network predicts how many frames each token lasts, rounds that, holds it at 1 or more, and accumulates it to lay the
 * tokens out in time. So the durations are the result of a {@code Round} after {@code Clip} and {@code Cast}, on its way to a
 * {@code CumSum}; names differ between exports, this structure does not.
 */
public final class DurationsOutput {

    /** The name of the output: int64, one value for each token, in frames of 25 ms. */
    public static final String NAME = "durations";

    /** The limit for nodes between {@code Round} and {@code CumSum}; known exports have 3. */
    private static final int MOST_HOPS = 5;

    private DurationsOutput() {}

    /**
     * Adds the output to {@code graph}.
     *
     * @throws TTSException.ModelUnavailable if the durations can't be identified with certainty
     */
    static void expose(OnnxGraph graph) {
        List<NodeProto> rounds = graph.nodes().stream()
                .filter(node -> node.getOpType().equals("Round"))
                .filter(node -> reachesSum(graph, node.getOutput(0), MOST_HOPS))
                .toList();
        if (rounds.size() != 1) {
            throw new TTSException.ModelUnavailable(
                    "the graph has " + rounds.size() + " places that look like the durations of the tokens, not 1",
                    null);
        }
        graph.add(NodeProto.newBuilder()
                .setName(NAME)
                .setOpType("Cast")
                .addInput(settled(graph, rounds.get(0).getOutput(0)))
                .addOutput(NAME)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(TensorProto.DataType.INT64.getNumber()))
                .build());
        graph.addOutput(NAME, TensorProto.DataType.INT64);
    }

    private static boolean reachesSum(OnnxGraph graph, String value, int hops) {
        return graph.consumers(value).stream()
                .anyMatch(node -> node.getOpType().equals("CumSum")
                        || (hops > 0
                                && node.getOutputList().stream()
                                        .anyMatch(output -> reachesSum(graph, output, hops - 1))));
    }

    /** The value that {@code value} becomes after its bounds and conversions. */
    private static String settled(OnnxGraph graph, String value) {
        return graph.consumers(value).stream()
                .filter(node -> Set.of("Clip", "Cast").contains(node.getOpType()))
                .findFirst()
                .map(node -> settled(graph, node.getOutput(0)))
                .orElse(value);
    }
}
