package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.function.BiFunction;
import org.assistant.tts.onnx.graph.OnnxGraph;

/** Matches formulas in a graph, from the result backwards. */
final class Formula {

    private Formula() {}

    /** The node that computes {@code value}, if its operator is {@code operator}. */
    static Optional<NodeProto> made(OnnxGraph graph, String value, String operator) {
        return graph.producer(value).filter(node -> node.getOpType().equals(operator));
    }

    /** The result of {@code reader} for the two inputs of {@code node} in their order or, if it has none, in the other. */
    static <T> Optional<T> eitherWay(NodeProto node, BiFunction<String, String, Optional<T>> reader) {
        return reader.apply(node.getInput(0), node.getInput(1))
                .or(() -> reader.apply(node.getInput(1), node.getInput(0)));
    }
}
