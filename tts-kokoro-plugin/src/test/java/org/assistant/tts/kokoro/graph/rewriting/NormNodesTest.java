package org.assistant.tts.kokoro.graph.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.nio.file.Path;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NormNodesTest {

    private static final int TIME = 50;

    @TempDir
    private Path folder;

    @Test
    void normalisation_isOneNode_andGivesTheSame() throws IOException {
        float[] x = GeneratorLayers.noise(TIME);
        OnnxGraph graph = GeneratorLayers.norm().build();
        float[] before =
                TinyRun.of(graph, folder, x, 1, GeneratorLayers.CHANNELS, TIME).get("y");
        assertThat(NormNodes.rewrite(graph)).isEqualTo(1);
        assertThat(graph.nodes())
                .extracting(NodeProto::getOpType)
                .containsExactlyInAnyOrder("Reshape", "Reshape", "InstanceNormalization", "Abs");
        float[] after =
                TinyRun.of(graph, folder, x, 1, GeneratorLayers.CHANNELS, TIME).get("y");
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-5f));
        }
    }
}
