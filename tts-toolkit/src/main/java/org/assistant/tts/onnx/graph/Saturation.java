package org.assistant.tts.onnx.graph;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Observes the share of each eight-bit convolution's output that is clipped to the ends of its range while a graph runs. For
 * one thread.
 */
public final class Saturation {

    private static final String SHARE = "saturated/";
    private static final float MIDDLE = 127.5f;

    /** The distance from the middle to the point between the last step and the step before. */
    private static final float LAST_STEP = 127;

    private final Map<String, Double> shares = new TreeMap<>();

    /** Adds the share of each convolution to the outputs of {@code graph}. Pass them to {@link #take} after each run. */
    public static void observe(OnnxGraph graph) {
        GraphExtension extension = new GraphExtension(graph, "saturation_");
        List<NodeProto> convolutions = graph.nodes().stream()
                .filter(node -> node.getOpType().equals("QLinearConv"))
                .toList();
        for (NodeProto convolution : convolutions) {
            String steps =
                    extension.add("Cast", List.of(convolution.getOutput(0)), whole("to", DataType.FLOAT.getNumber()));
            String distance =
                    extension.add("Abs", List.of(extension.add("Sub", List.of(steps, extension.number(MIDDLE)))));
            String last = extension.add(
                    "Cast",
                    List.of(extension.add("Greater", List.of(distance, extension.number(LAST_STEP)))),
                    whole("to", DataType.FLOAT.getNumber()));
            String name = SHARE + convolution.getName();
            graph.add(NodeProto.newBuilder()
                    .setName(name)
                    .setOpType("ReduceMean")
                    .addInput(last)
                    .addOutput(name)
                    .addAttribute(whole("keepdims", 1))
                    .build());
            graph.addOutput(name, DataType.FLOAT);
        }
    }

    /**
     * Adds the shares of one run; the largest share of all runs counts.
     *
     * @param outputs the outputs of the run by name, including those that {@link #observe} added
     */
    public void take(Map<String, float[]> outputs) {
        outputs.forEach((name, share) -> {
            if (name.startsWith(SHARE)) {
                shares.merge(name.substring(SHARE.length()), (double) share[0], Math::max);
            }
        });
    }

    /** The clipped share of each convolution's values, 0 to 1, by the name of its node. */
    public Map<String, Double> shares() {
        return Map.copyOf(shares);
    }

    /** The convolution with the largest share; empty if there was none. */
    public Optional<Map.Entry<String, Double>> largest() {
        return shares.entrySet().stream().max(Map.Entry.comparingByValue());
    }
}
