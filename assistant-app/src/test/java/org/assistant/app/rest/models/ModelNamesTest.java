package org.assistant.app.rest.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelNamesTest {

    private static final LiveConfig CONFIG = LiveConfig.of(Map.of());

    private final ModelNames names = new ModelNames(new Engines(Map.of("kokoro", new FakeEngine()), CONFIG), CONFIG);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "tts-1",
                "TTS-1-HD",
                "tts-1-1106",
                "tts-1-hd-1106",
                "gpt-4o-mini-tts",
                "gpt-4o-mini-tts-2025-12-15"
            })
    void nameOfOpenAi_orNone_isTheEngineInForce(String model) {
        assertThat(names.backend(model)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kokoro", "Kokoro", "kokoro-v1", "hexgrad/Kokoro-82M", "speaches-ai/Kokoro-82M-v1.0-ONNX"})
    void nameOfOtherServers_isTheEngine(String model) {
        assertThat(names.backend(model)).isEqualTo("kokoro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-9", "tts-1-turbo", "gpt-4o-mini-tts-latest", "tts-1x", "coqui/XTTS-v2", "xtts"})
    void nameOfNobody_isNotFound(String model) {
        assertThatThrownBy(() -> names.backend(model))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(404))
                .hasMessageContaining("\"" + model + "\"");
    }

    @Test
    void list_hasOneNameOfEach() {
        assertThat(names.all()).containsExactly("kokoro", "tts-1", "tts-1-hd", "gpt-4o-mini-tts");
    }
}
