package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphBuilderTest {

    @TempDir
    private Path folder;

    @Test
    void innerGraph_readsConstantsAndValuesOfTheOuter() throws Exception {
        GraphBuilder graph = new GraphBuilder("powers", 17);
        graph.input("x", DataType.FLOAT, 1);
        graph.input("times", DataType.INT64);
        String square = graph.add("Mul", List.of("x", "x"));
        GraphBuilder body = graph.inner("step");
        body.input("i", DataType.INT64);
        body.input("go", DataType.BOOL);
        body.input("before", DataType.FLOAT, 1);
        body.output("go_on", DataType.BOOL);
        body.output("after", DataType.FLOAT, 1);
        body.addNamed("", "Identity", List.of("go"), List.of("go_on"));
        String two = body.constant(Initializer.floats("two", List.of(), () -> new float[] {2}));
        String doubled = body.add("Mul", List.of("before", two));
        body.addNamed("", "Add", List.of(doubled, square), List.of("after"));
        graph.addNamed("", "Loop", List.of("times", "", "x"), List.of("y"), GraphBuilder.body("body", body));
        graph.output("y", DataType.FLOAT, 1);

        Path file = folder.resolve("graph.onnx");
        graph.build().write(file, folder.resolve("graph.weights"));
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(1));
                OnnxTensor x = Tensors.of(new float[] {3}, 1);
                OnnxTensor times = Tensors.of(new long[] {2});
                OrtSession.Result result = model.run(Map.of("x", x, "times", times))) {
            assertThat(Tensors.floats(result, "y")).containsExactly(2 * (2 * 3 + 9) + 9);
        }
    }

    @Test
    void constantOfANameThatTheOuterGraphHas_isRefused() {
        GraphBuilder graph = new GraphBuilder("outer", 17);
        graph.constant(Initializer.longs("one", 1));
        assertThatThrownBy(() -> graph.inner("step").constant(Initializer.longs("one", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
