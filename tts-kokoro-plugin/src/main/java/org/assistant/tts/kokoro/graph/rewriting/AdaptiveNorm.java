package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;

/**
 * An adaptive instance normalisation, recognised in a graph by its formula {@code gamma * (x - mean) / sqrt(variance + epsilon) +
 * beta}, with mean and variance over time.
 *
 * @param x name of its input, [1, channels, time]
 * @param gamma name of the scale from the style, [1, channels, 1]
 * @param beta name of the shift from the style, [1, channels, 1]
 * @param epsilon added to the variance
 */
record AdaptiveNorm(String x, String gamma, String beta, float epsilon) {

    /** The normalisation whose result is {@code value}. */
    static Optional<AdaptiveNorm> of(OnnxGraph graph, String value) {
        return Formula.made(graph, value, "Add")
                .flatMap(sum -> Formula.eitherWay(
                        sum,
                        (product, beta) -> Formula.made(graph, product, "Mul")
                                .flatMap(scaled -> Formula.eitherWay(
                                        scaled,
                                        (quotient, gamma) -> Formula.made(graph, quotient, "Div")
                                                .flatMap(division -> of(graph, division, gamma, beta))))));
    }

    private static Optional<AdaptiveNorm> of(OnnxGraph graph, NodeProto division, String gamma, String beta) {
        Optional<NodeProto> centred = Formula.made(graph, division.getInput(0), "Sub");
        Optional<Initializer> epsilon = Formula.made(graph, division.getInput(1), "Sqrt")
                .flatMap(root -> Formula.made(graph, root.getInput(0), "Add"))
                .flatMap(sum -> Formula.eitherWay(sum, (constant, variance) -> graph.initializer(constant)));
        if (centred.isEmpty() || epsilon.isEmpty() || epsilon.get().size() != 1) {
            return Optional.empty();
        }
        return Optional.of(new AdaptiveNorm(
                centred.get().getInput(0), gamma, beta, epsilon.get().toFloats()[0]));
    }
}
