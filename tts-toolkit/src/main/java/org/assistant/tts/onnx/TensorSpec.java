package org.assistant.tts.onnx;

import ai.onnxruntime.OnnxJavaType;

/**
 * An input or output of a network.
 *
 * @param name its name in the graph
 * @param type the type of the elements
 */
public record TensorSpec(String name, OnnxJavaType type) {

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
