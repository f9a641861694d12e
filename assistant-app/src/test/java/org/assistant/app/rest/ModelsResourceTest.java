package org.assistant.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class ModelsResourceTest {

    private final FakeEngine engine = new FakeEngine();
    private final ModelsResource models =
            new ModelsResource(new Engines(Map.of("fake", engine), LiveConfig.of(Map.of())));

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
        LiveConfig config = LiveConfig.of(Map.of("tts.backend", "fake"));
        ModelsResource named = new ModelsResource(new Engines(Map.of("fake", engine), config));
        assertThat(Json.parse(named.retrieve("fake")).asJsonObject().getBoolean("in_force"))
                .isTrue();
        assertThat(model("fake").getBoolean("in_force")).isFalse();
    }

    @Test
    void nameOfOpenAi_hasNoState() {
        assertThat(model("tts-1")).containsOnlyKeys("id", "object", "created", "owned_by");
    }

    @Test
    void unknownName_isNotFound() {
        assertThatThrownBy(() -> models.retrieve("gpt-9")).isInstanceOf(WebApplicationException.class);
    }

    private JsonObject model(String name) {
        return Json.parse(models.retrieve(name)).asJsonObject();
    }
}
