package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphExtensionTest {

    @TempDir
    private Path folder;

    private final OnnxGraph graph = new TinyGraph()
            .input("x", DataType.FLOAT)
            .node("Neg", List.of("x"), List.of("negative"))
            .node("Abs", List.of("negative"), List.of("y"))
            .output("y", DataType.FLOAT)
            .build();
    private final GraphExtension extension = new GraphExtension(graph, "more_");

    @Test
    void callsNestAsTheFormulaDoes() throws IOException {
        String sum = extension.add("Add", List.of(extension.add("Mul", List.of("x", extension.number(2))), "y"));
        graph.addOutput(sum, DataType.FLOAT);
        assertThat(TinyRun.of(graph, folder, new float[] {-3}, 1).get(sum)).containsExactly(-3);
    }

    @Test
    void sameConstant_isOne() {
        assertThat(extension.number(2)).isEqualTo(extension.number(2)).isNotEqualTo(extension.number(3));
        assertThat(extension.wholes(1, 2))
                .isEqualTo(extension.wholes(1, 2))
                .isNotEqualTo(extension.wholes(1))
                .startsWith("more_");
        assertThat(extension.unsigned(2)).isEqualTo(extension.unsigned(2)).isNotEqualTo(extension.number(2));
    }

    @Test
    void floats_areMadeByTheirPlace() {
        String name = extension.floats(List.of(2L, 3L), i -> i * 0.5);
        assertThat(graph.initializer(name).orElseThrow().toFloats()).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
    }

    @Test
    void operatorsOfAnotherDomain_areDeclared() {
        String gelu = extension
                .add(GraphBuilder.MICROSOFT, "FastGelu", List.of("negative"), 1)
                .get(0);
        graph.addOutput(gelu, DataType.FLOAT);
        assertThat(graph.withoutInitializers().getOpsetImportList())
                .extracting(OperatorSetIdProto::getDomain)
                .containsExactly("", GraphBuilder.MICROSOFT);
    }
}
