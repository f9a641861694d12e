package org.assistant.tts.kokoro.graph.rewriting;

import static org.assistant.tts.onnx.graph.GraphBuilder.number;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.onnx.graph.GraphExtension;
import org.assistant.tts.onnx.graph.OnnxGraph;

/** Replaces the seven nodes of an adaptive normalisation by one. */
final class NormNodes {

    private NormNodes() {}

    /** Rewrites every adaptive normalisation of {@code graph}; returns their number. */
    static int rewrite(OnnxGraph graph) {
        GraphExtension extension = new GraphExtension(graph, "norm_");
        int count = 0;
        for (NodeProto node : List.copyOf(graph.nodes())) {
            Optional<AdaptiveNorm> norm = AdaptiveNorm.of(graph, node.getOutput(0));
            if (norm.isPresent()) {
                graph.redirect(node.getOutput(0), add(extension, norm.get()));
                count++;
            }
        }
        graph.removeDead();
        return count;
    }

    private static String add(GraphExtension graph, AdaptiveNorm norm) {
        String flat = graph.wholes(-1);
        return graph.add(
                "InstanceNormalization",
                List.of(
                        norm.x(),
                        graph.add("Reshape", List.of(norm.gamma(), flat)),
                        graph.add("Reshape", List.of(norm.beta(), flat))),
                number("epsilon", norm.epsilon()));
    }
}
