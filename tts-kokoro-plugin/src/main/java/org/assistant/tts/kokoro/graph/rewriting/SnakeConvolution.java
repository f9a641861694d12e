package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;

/**
 * A convolution of the generator with the operations before it: a normalisation and the activation {@code snake(y) = y +
 * sin(alpha * y)^2 / alpha}.
 *
 * @param convolution the node
 * @param norm its result is y
 * @param alpha one number for each channel
 */
record SnakeConvolution(NodeProto convolution, AdaptiveNorm norm, Initializer alpha) {

    /** All of them in {@code graph}, in graph order. */
    static List<SnakeConvolution> all(OnnxGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.getOpType().equals("Conv"))
                .flatMap(node -> of(graph, node).stream())
                .toList();
    }

    private static Optional<SnakeConvolution> of(OnnxGraph graph, NodeProto convolution) {
        if (graph.initializer(convolution.getInput(1)).isEmpty()) {
            return Optional.empty();
        }
        return Formula.made(graph, convolution.getInput(0), "Add")
                .flatMap(sum -> Formula.eitherWay(
                        sum,
                        (y, wave) -> alpha(graph, wave)
                                .flatMap(alpha -> AdaptiveNorm.of(graph, y)
                                        .map(norm -> new SnakeConvolution(convolution, norm, alpha)))));
    }

    /** The alpha of {@code sin(alpha * y)^2} times its inverse. */
    private static Optional<Initializer> alpha(OnnxGraph graph, String wave) {
        return Formula.made(graph, wave, "Mul")
                .flatMap(product -> Formula.eitherWay(product, (square, inverse) -> Formula.made(graph, square, "Pow")))
                .flatMap(square -> Formula.made(graph, square.getInput(0), "Sin"))
                .flatMap(sine -> Formula.made(graph, sine.getInput(0), "Mul"))
                .flatMap(angle -> Formula.eitherWay(angle, (alpha, y) -> graph.initializer(alpha)));
    }
}
