package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SaturationTest {

    @TempDir
    private Path folder;

    private Map<String, Double> shares(float[]... runs) throws IOException {
        OnnxGraph graph = new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("one", List.of(), 1f)
                .bytes("middle", List.of(), 128)
                .bytes("weight", List.of(1L, 1L, 1L), 1)
                .bytes("zero", List.of(), 0)
                .node("QuantizeLinear", List.of("x", "one", "middle"), List.of("bytes"))
                .node(
                        "QLinearConv",
                        List.of("bytes", "one", "middle", "weight", "one", "zero", "one", "middle"),
                        List.of("made"),
                        TinyGraph.wholes("kernel_shape", List.of(1L)))
                .node("DequantizeLinear", List.of("made", "one", "middle"), List.of("y"))
                .output("y", DataType.FLOAT)
                .build();
        Saturation.observe(graph);
        Saturation saturation = new Saturation();
        for (float[] run : runs) {
            saturation.take(TinyRun.of(graph, folder, run, 1, 1, run.length));
        }
        assertThat(saturation.largest())
                .hasValueSatisfying(largest -> assertThat(largest.getKey()).isEqualTo("made_node"));
        return saturation.shares();
    }

    @Test
    void valuesWithinTheRange_areNotCut() throws IOException {
        assertThat(shares(new float[] {-127, 0, 5, 126})).containsExactly(Map.entry("made_node", 0.0));
    }

    @Test
    void valuesAtBothEnds_areCut_andTheWorstRunCounts() throws IOException {
        assertThat(shares(new float[] {-500, 0, 5, 500}, new float[] {1, 2, 3, 500}))
                .containsExactly(Map.entry("made_node", 0.5));
    }
}
