package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.function.BiFunction;
import org.assistant.tts.onnx.graph.OnnxGraph;

/** Reads formulas in a graph, from the result back. */
final class Formula {

    private Formula() {}

    /** The node that makes {@code value}, if it is one of {@code operator}. */
    static Optional<NodeProto> made(OnnxGraph graph, String value, String operator) {
        return graph.producer(value).filter(node -> node.getOpType().equals(operator));
    }

    /** What {@code reader} makes of the two inputs of {@code node} in the one order or, failing that, in the other. */
    static <T> Optional<T> eitherWay(NodeProto node, BiFunction<String, String, Optional<T>> reader) {
        return reader.apply(node.getInput(0), node.getInput(1))
                .or(() -> reader.apply(node.getInput(1), node.getInput(0)));
    }
}
