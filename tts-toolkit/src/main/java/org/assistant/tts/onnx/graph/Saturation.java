package org.assistant.tts.onnx.graph;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many of the values that each convolution in eight bits makes are cut to the ends of its range, seen while a graph ran. For
 * one thread.
 */
public final class Saturation {

    private static final String SHARE = "saturated/";
    private static final float MIDDLE = 127.5f;

    /** Between the last step and the one before, counted from the middle. */
    private static final float LAST_STEP = 127;

    private final Map<String, Double> shares = new TreeMap<>();

    /** Makes the share of each convolution an output of {@code graph}, to be given to {@link #take} after each run. */
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
     * Takes in what one run has seen; the largest share of all runs counts.
     *
     * @param outputs of the run by name, those that {@link #observe} added among them
     */
    public void take(Map<String, float[]> outputs) {
        outputs.forEach((name, share) -> {
            if (name.startsWith(SHARE)) {
                shares.merge(name.substring(SHARE.length()), (double) share[0], Math::max);
            }
        });
    }

    /** The share of the values of each convolution that was cut, 0 to 1, by the name of its node. */
    public Map<String, Double> shares() {
        return Map.copyOf(shares);
    }

    /** The convolution with the largest share; nothing if none was seen. */
    public Optional<Map.Entry<String, Double>> largest() {
        return shares.entrySet().stream().max(Map.Entry.comparingByValue());
    }
}
