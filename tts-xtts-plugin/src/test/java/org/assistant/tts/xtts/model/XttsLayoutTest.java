package org.assistant.tts.xtts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XttsLayoutTest {

    @TempDir
    private Path folder;

    private XttsLayout layout;

    @BeforeEach
    void make() throws IOException {
        layout = new XttsLayout(folder);
        Files.createDirectory(layout.converted());
    }

    private void put(Path graph) throws IOException {
        Files.writeString(graph, "");
        Files.writeString(XttsLayout.weights(graph), "");
    }

    @Test
    void processor_takesTheVocoderInEightBits() throws IOException {
        put(layout.vocoder(Precision.FP32));
        put(layout.vocoder(Precision.INT8));
        for (Precision precision : new Precision[] {Precision.INT8, Precision.INT4}) {
            assertThat(layout.vocoderBeside(precision)).isEqualTo(layout.vocoder(Precision.INT8));
        }
        assertThat(layout.vocoderBeside(Precision.FP32)).isEqualTo(layout.vocoder(Precision.FP32));
        assertThat(layout.vocoderBeside(Precision.FP16)).isEqualTo(layout.vocoder(Precision.FP16));
    }

    @Test
    void vocoderInEightBitsMissing_theOneInFloat32WillDo() throws IOException {
        put(layout.vocoder(Precision.FP32));
        assertThat(layout.vocoderBeside(Precision.INT8)).isEqualTo(layout.vocoder(Precision.FP32));
        assertThat(layout.problems(Precision.INT8)).noneMatch(problem -> problem.contains("vocoder"));
        // A graph without its weights counts as missing.
        Files.writeString(layout.vocoder(Precision.INT8), "");
        assertThat(layout.vocoderBeside(Precision.INT8)).isEqualTo(layout.vocoder(Precision.FP32));
    }

    @Test
    void noVocoder_theOneInEightBitsIsMissed() {
        assertThat(layout.problems(Precision.INT4))
                .contains("onnx/vocoder-int8.onnx is missing")
                .doesNotContain("onnx/vocoder-fp32.onnx is missing");
    }
}
