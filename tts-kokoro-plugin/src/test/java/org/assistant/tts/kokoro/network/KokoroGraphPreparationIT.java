package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.tts.kokoro.KokoroFiles;
import org.assistant.tts.onnx.graph.FloatConvolutions;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KokoroGraphPreparationIT {

    private static final String NAME = "kokoro-v1.0.float-conv.onnx";

    @TempDir
    private Path folder;

    @Test
    void publishedGraph_passesTheComparison_andLeavesTwoFiles() throws IOException {
        List<String> steps = new ArrayList<>();
        KokoroGraphPreparation.prepare(KokoroFiles.original(), folder.resolve(NAME), (step, done, total) -> {
            if (done == total) {
                steps.add(step);
            }
        });
        assertThat(steps)
                .containsExactly(
                        "reading kokoro-v1.0.int8.onnx",
                        "rewriting convolutions",
                        "speaking a sentence with the original graph",
                        "speaking it with the prepared graph",
                        "storing " + NAME);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(KokoroGraphPreparation.files(NAME));
        }
    }

    @Test
    void publishedGraph_withoutItsVoicesBeside_passesTheComparison() throws IOException {
        Path alone = Files.createSymbolicLink(folder.resolve("alone.onnx"), KokoroFiles.original());
        Path prepared = folder.resolve(NAME);
        KokoroGraphPreparation.prepare(alone, prepared, (step, done, total) -> {});
        assertThat(prepared).isRegularFile();
        Files.delete(alone); // otherwise the clean-up warns of a link that leads out of its folder
    }

    @Test
    void publishedGraph_has87QuantisedConvolutions() {
        OnnxGraph graph = OnnxGraph.read(KokoroFiles.original());
        DurationsOutput.expose(graph);
        assertThat(FloatConvolutions.rewrite(graph)).isEqualTo(87);
        // The published graph has 3,614; one more makes the durations an output.
        assertThat(graph.nodes()).hasSize(2_867 + 1);
    }
}
