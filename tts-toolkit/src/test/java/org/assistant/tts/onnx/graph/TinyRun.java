package org.assistant.tts.onnx.graph;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;

/** Runs a graph with one float32 input {@code x}. */
public final class TinyRun {

    private TinyRun() {}

    /** Writes {@code graph} to {@code folder}, runs it, and returns its outputs by name. */
    public static Map<String, float[]> of(OnnxGraph graph, Path folder, float[] x, long... shape) throws IOException {
        Path file = Files.createTempDirectory(folder, "run").resolve("graph.onnx");
        graph.write(file, file.resolveSibling("graph.weights"));
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(1));
                OnnxTensor tensor = Tensors.of(x, shape);
                OrtSession.Result result = model.run(Map.of("x", tensor))) {
            Map<String, float[]> outputs = new HashMap<>();
            for (TensorSpec output : model.outputs()) {
                outputs.put(output.name(), Tensors.floats(result, output.name()));
            }
            return outputs;
        }
    }
}
