package org.assistant.tts.kokoro.graph.rewriting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class RecipeTest {

    @Test
    void graphThatIsNotKokoro_isRefused() {
        OnnxGraph graph = GeneratorLayers.block().build();
        assertThatThrownBy(() -> new Recipe(graph))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("2 layers of a generator");
    }
}
