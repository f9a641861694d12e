package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.TinyGraph;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KokoroModelTest {

    private static final long[] TOKENS = {0, 3, 2, 0};
    private static final float[] STYLE = new float[256];

    @TempDir
    private Path folder;

    @Test
    void samplesAndFrames_fitTogether() throws IOException {
        try (KokoroModel model = open(TinyKokoro.graph("tokens", DataType.FLOAT, 600))) {
            PieceSound utterance = model.speak(TOKENS, STYLE, 1.5f);
            assertThat(utterance.frames()).containsExactly(1, 3, 2, 1);
            assertThat(utterance.samples()).hasSize(7 * 600).containsOnly(1.5f);
        }
    }

    @Test
    void otherNameOfTokens_andWholeSpeed_areTaken() throws IOException {
        try (KokoroModel model = open(TinyKokoro.graph("input_ids", DataType.INT32, 600))) {
            assertThat(model.speak(TOKENS, STYLE, 1.6f).samples()).containsOnly(2);
            assertThat(model.speak(TOKENS, STYLE, 0.4f).samples()).containsOnly(1);
        }
    }

    @Test
    void durationsThatDoNotAddUp_fail() throws IOException {
        try (KokoroModel model = open(TinyKokoro.graph("tokens", DataType.FLOAT, 599))) {
            assertThatThrownBy(() -> model.speak(TOKENS, STYLE, 1))
                    .isInstanceOf(TTSException.SynthesisFailed.class)
                    .hasMessageContaining("4193 samples");
        }
    }

    @Test
    void graphWithoutDurations_isRefused() {
        assertThatThrownBy(() -> KokoroModel.open(
                        TinyKokoro.graph("tokens", DataType.FLOAT, 600).write(folder), new ExecutionTarget.Cpu(1)))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("durations");
    }

    @Test
    void wrongShapes_areErrorsOfTheCaller() throws IOException {
        try (KokoroModel model = open(TinyKokoro.graph("tokens", DataType.FLOAT, 600))) {
            assertThatThrownBy(() -> model.speak(new long[2], STYLE, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> model.speak(new long[513], STYLE, 1)).hasMessageContaining("513");
            assertThatThrownBy(() -> model.speak(TOKENS, new float[128], 1)).hasMessageContaining("128");
        }
    }

    private KokoroModel open(TinyGraph tiny) throws IOException {
        OnnxGraph graph = tiny.build();
        DurationsOutput.expose(graph);
        Path file = folder.resolve("kokoro.onnx");
        graph.write(file, folder.resolve("kokoro.weights"));
        return KokoroModel.open(file, new ExecutionTarget.Cpu(1));
    }
}
