package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.TinyGraph;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class DurationsOutputTest {

    @Test
    void output_readsWhatIsRoundedBoundedAndConverted() {
        OnnxGraph graph = TinyKokoro.graph("tokens", DataType.FLOAT, 600).build();
        DurationsOutput.expose(graph);
        assertThat(graph.producer("durations").orElseThrow().getInputList()).containsExactly("frames");
    }

    @Test
    void roundingThatReachesNoSum_isNotTaken() {
        OnnxGraph graph = TinyKokoro.graph("tokens", DataType.FLOAT, 600)
                .node("Round", List.of("amplitude"), List.of("unrelated"))
                .build();
        DurationsOutput.expose(graph);
        assertThat(graph.producer("durations").orElseThrow().getInputList()).containsExactly("frames");
    }

    @Test
    void noSuchPlace_isRefused() {
        assertThatThrownBy(() -> DurationsOutput.expose(TinyGraph.doubling().build()))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("0 places");
    }

    @Test
    void twoSuchPlaces_areRefused() {
        OnnxGraph graph = TinyKokoro.graph("tokens", DataType.FLOAT, 600)
                .node("Round", List.of("predicted"), List.of("second"))
                .node("CumSum", List.of("second", "axis"), List.of("second_ends"))
                .build();
        assertThatThrownBy(() -> DurationsOutput.expose(graph)).hasMessageContaining("2 places");
    }
}
