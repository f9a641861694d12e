package org.assistant.tts.kokoro.graph.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.TinyGraph;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TunedPartsTest {

    private static final int CHANNELS = 512;

    @TempDir
    private Path folder;

    /** A generator of one layer: features minus their mean, divided by their variance, times a large constant. */
    private static OnnxGraph tuned() {
        OnnxGraph graph = new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("time", List.of(1L), 2L)
                .node("Abs", List.of("x"), List.of(TunedParts.FEATURES))
                .node("Neg", List.of("x"), List.of(TunedParts.SOURCE))
                .node("ReduceMean", List.of(TunedParts.FEATURES, "time"), List.of("mean"))
                .node("ReduceMax", List.of(TunedParts.FEATURES, "time"), List.of("variance"))
                .node("Sub", List.of(TunedParts.FEATURES, "mean"), List.of("centred"))
                .node("Div", List.of("centred", "variance"), List.of("scaled"))
                .node("Concat", List.of("scaled", TunedParts.SOURCE), List.of("both"), TinyGraph.whole("axis", 1))
                .node("Sub", List.of("both", "two"), List.of("audio"))
                .node("Sign", List.of("x"), List.of("durations"))
                .output("audio", DataType.FLOAT)
                .output("durations", DataType.FLOAT)
                .build();
        graph.add(Initializer.floats("two", List.of(1L, 2L * CHANNELS, 1L), () -> new float[2 * CHANNELS]));
        return graph;
    }

    private static TunedParts parts(OnnxGraph graph) {
        return new TunedParts(graph, List.of(new Statistic("mean", "variance", CHANNELS)), "durations");
    }

    @Test
    void graphWithoutAPlaceToCut_isRefused() {
        OnnxGraph graph = tuned();
        graph.redirect(TunedParts.SOURCE, "x");
        graph.removeDead();
        assertThatThrownBy(() -> parts(graph))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining(TunedParts.SOURCE);
    }

    @Test
    void partsHaveOneFileOfWeights_andOnlyTheConstantsThatTheyRead() throws IOException {
        OnnxGraph graph = tuned();
        TunedParts parts = parts(graph);
        Map<Path, OnnxGraph> graphs = new LinkedHashMap<>();
        graphs.put(folder.resolve("whole.onnx"), graph);
        graphs.put(folder.resolve("opening.onnx"), parts.opening());
        graphs.put(folder.resolve("closing.onnx"), parts.closing());
        graphs.put(folder.resolve("window.onnx"), parts.window());
        OnnxGraph.write(graphs, folder.resolve("weights"));
        assertThat(Files.size(folder.resolve("weights"))).isEqualTo(2L * CHANNELS * Float.BYTES);
        assertThat(parts.opening().initializer("two")).isEmpty();
        assertThat(parts.window().nodes())
                .extracting(NodeProto::getOpType)
                .doesNotContain("ReduceMean", "ReduceMax", "Abs");
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).contains("Abs");
    }
}
