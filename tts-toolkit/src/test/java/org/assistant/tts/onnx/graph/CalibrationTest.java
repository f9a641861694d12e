package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationTest {

    @TempDir
    private Path folder;

    @Test
    void rangesOfTwoRuns_areJoined() throws IOException {
        OnnxGraph graph = new TinyGraph()
                .input("x", DataType.FLOAT)
                .node("Neg", List.of("x"), List.of("negative"))
                .node("Abs", List.of("negative"), List.of("y"))
                .output("y", DataType.FLOAT)
                .build();
        Calibration.observe(graph, Set.of("negative"));
        Calibration calibration = new Calibration();
        calibration.take(TinyRun.of(graph, folder, new float[] {1, 2, 3, -4, 5, 6}, 1, 2, 3));
        calibration.take(TinyRun.of(graph, folder, new float[] {0, -7, 4, 5}, 1, 2, 2));
        ChannelRange range = calibration.range("negative");
        assertThat(range.channels()).isEqualTo(2);
        assertThat(List.of(range.least(0), range.most(0))).containsExactly(-3.0, 7.0);
        assertThat(List.of(range.least(1), range.most(1))).containsExactly(-6.0, 4.0);
        assertThatThrownBy(() -> calibration.range("y")).hasMessageContaining("nothing was seen of y");
    }

    @Test
    void whatIsWritten_isReadBack() throws IOException {
        Calibration calibration = new Calibration();
        calibration.take(Map.of("least/x", new float[] {-1, 2}, "most/x", new float[] {0.5f, 3}));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        calibration.write(new DataOutputStream(bytes));
        Calibration read = Calibration.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        ChannelRange range = read.range("x");
        assertThat(List.of(range.least(0), range.most(0), range.least(1), range.most(1)))
                .containsExactly(-1.0, 0.5, 2.0, 3.0);
    }

    @Test
    void rangeThatIsNoNumber_isRefused() {
        assertThatThrownBy(() -> new ChannelRange(new float[] {0, Float.NaN}, new float[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 1");
    }
}
