package org.assistant.app.rest.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.assistant.app.rest.ReaderRequest;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.app.rest.voices.VoiceJson;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class ModelsResourceTest {

    private static final HttpServletRequest OPEN = ReaderRequest.of(Caller.OPEN);

    private final FakeEngine engine = new FakeEngine();
    private final ModelsResource models = models(Map.of());

    @Test
    void engine_tellsItsState() {
        assertThat(model("fake").getString("state")).isEqualTo("ready");

        engine.close();

        JsonObject closed = model("fake");
        assertThat(closed.getString("state")).isEqualTo("unavailable");
        assertThat(closed.getString("reason")).isNotBlank();
    }

    @Test
    void engineThatTheConfigurationNames_isInForce() {
        ModelsResource named = models(Map.of("tts.backend", "fake"));
        assertThat(named.retrieve("fake", OPEN).inForce()).isTrue();
        assertThat(model("fake").getBoolean("in_force")).isFalse();
    }

    @Test
    void nameOfOpenAi_hasNoState() {
        assertThat(model("tts-1")).containsOnlyKeys("id", "object", "created", "owned_by", "voices");
    }

    @Test
    void unknownName_isNotFound() {
        assertThatThrownBy(() -> models.retrieve("gpt-9", OPEN)).isInstanceOf(WebApplicationException.class);
    }

    @Test
    void model_namesTheVoicesThatSpeak() {
        assertThat(voices(models, "fake")).containsExactly("fake_high", "fake_low");
        assertThat(voices(models(Map.of("tts.backend", "fake")), "tts-1")).containsExactly("fake_high", "fake_low");
        assertThat(voices(models, "tts-1")).isEmpty();
    }

    @Test
    void otherNames_areFound() {
        ModelsResource aliased = models(Map.of("assistant.model-aliases", "hexgrad/Kokoro-82M=fake"));
        assertThat(voices(aliased, "hexgrad/Kokoro-82M")).hasSize(2);
        assertThat(voices(aliased, "FAKE")).hasSize(2);
        assertThat(voices(aliased, "gpt-4o-mini-tts-2025-12-15")).isEmpty();
    }

    private ModelsResource models(Map<String, String> settings) {
        LiveConfig config = LiveConfig.of(settings);
        Engines engines = new Engines(Map.of("fake", engine), config);
        return new ModelsResource(engines, new VoiceCloning(Map.of(), engines, config), config);
    }

    private static List<String> voices(ModelsResource models, String name) {
        return models.retrieve(name, OPEN).voices().stream().map(VoiceJson::id).toList();
    }

    private JsonObject model(String name) {
        return Json.parse(RecordJson.text(models.retrieve(name, OPEN))).asJsonObject();
    }
}
