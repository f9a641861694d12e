package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KokoroGraphPreparationTest {

    @TempDir
    private Path folder;

    private Path prepared;

    @BeforeEach
    void earlierResult() throws IOException {
        prepared = Files.writeString(folder.resolve("prepared.onnx"), "earlier");
    }

    @Test
    void files_areTheGraphAndItsWeights() {
        assertThat(KokoroGraphPreparation.files("kokoro-v1.0.float-conv.onnx"))
                .containsExactly("kokoro-v1.0.float-conv.onnx", "kokoro-v1.0.float-conv.weights");
    }

    @Test
    void noGraph_isRefused_andNothingChanges() throws IOException {
        Path original = Files.writeString(folder.resolve("original.onnx"), "no graph");
        assertRefused(original, "original.onnx");
    }

    @Test
    void graphWithoutQuantisedConvolutions_isRefused_andNothingChanges() throws IOException {
        Path original = TinyKokoro.graph("tokens", DataType.FLOAT, 600).write(folder);
        assertRefused(original, "no quantised convolutions");
    }

    @Test
    void noOriginal_isRefused_andNothingChanges() throws IOException {
        assertRefused(folder.resolve("absent.onnx"), "absent.onnx");
    }

    @Test
    void interrupted_cancelledWithTheStatusSet_andNothingChanges() throws IOException {
        Path original = TinyKokoro.graph("tokens", DataType.FLOAT, 600).write(folder);
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> KokoroGraphPreparation.prepare(original, prepared, Progress.SILENT));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(TTSException.Cancelled.class);
        assertThat(prepared).hasContent("earlier");
        assertThat(folder).isDirectoryNotContaining(Files::isDirectory);
    }

    private void assertRefused(Path original, String message) throws IOException {
        assertThatThrownBy(() -> KokoroGraphPreparation.prepare(original, prepared, Progress.SILENT))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining(message);
        assertThat(prepared).hasContent("earlier");
        assertThat(folder).isDirectoryNotContaining(Files::isDirectory);
    }
}
