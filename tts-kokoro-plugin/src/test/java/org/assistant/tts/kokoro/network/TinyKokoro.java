package org.assistant.tts.kokoro.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.TinyGraph;

/**
 * A graph with Kokoro's inputs and outputs and its layout of tokens in time: each token lasts as many frames as its number, but
 * at least 1, and each sample equals the speed.
 */
final class TinyKokoro {

    private TinyKokoro() {}

    /**
     * @param speedType of the input {@code speed}
     * @param samplesPerFrame 600 in a correct graph
     */
    static TinyGraph graph(String tokensInput, DataType speedType, long samplesPerFrame) {
        return new TinyGraph()
                .input(tokensInput, DataType.INT64)
                .input("style", DataType.FLOAT)
                .input("speed", speedType)
                .constant("least", List.of(), 1f)
                .constant("axis", List.of(), 1L)
                .constant("frame", List.of(1L), samplesPerFrame)
                .node("Cast", List.of(tokensInput), List.of("predicted"), to(DataType.FLOAT))
                .node("Round", List.of("predicted"), List.of("rounded"))
                .node("Clip", List.of("rounded", "least"), List.of("clipped"))
                .node("Cast", List.of("clipped"), List.of("frames"), to(DataType.INT64))
                .node("CumSum", List.of("frames", "axis"), List.of("ends"))
                .node("ReduceMax", List.of("ends"), List.of("end"), TinyGraph.whole("keepdims", 0))
                .node("Mul", List.of("end", "frame"), List.of("length"))
                .node("Cast", List.of("speed"), List.of("amplitude"), to(DataType.FLOAT))
                .node("Expand", List.of("amplitude", "length"), List.of("audio"))
                .output("audio", DataType.FLOAT);
    }

    private static AttributeProto to(DataType type) {
        return TinyGraph.whole("to", type.getNumber());
    }
}
