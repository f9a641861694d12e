package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;

/** Reads attributes of nodes. */
public final class NodeAttributes {

    private NodeAttributes() {}

    /** Returns the integer attribute {@code name} of {@code node}, or {@code otherwise} if it has none. */
    public static long whole(NodeProto node, String name, long otherwise) {
        return find(node, name).map(AttributeProto::getI).orElse(otherwise);
    }

    /** Returns the integers attribute {@code name} of {@code node}, or {@code otherwise} if it has none. */
    public static long[] wholes(NodeProto node, String name, long... otherwise) {
        return find(node, name)
                .map(attribute -> attribute.getIntsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray())
                .orElse(otherwise);
    }

    private static Optional<AttributeProto> find(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }
}
