package org.assistant.app.admin.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.FakeCloner;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class ClonedVoicesResourceTest {

    private final FakeCloner cloner = new FakeCloner();
    private final LiveConfig config = LiveConfig.of(Map.of());
    private final Engines engines = new Engines(Map.of("fake", new FakeEngine()), config);
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final ClonedVoicesResource voices =
            new ClonedVoicesResource(engines, new VoiceCloning(Map.of("fake", cloner), engines, config), events);

    @Test
    void clonedVoice_isListedWithItsConsent() {
        learn("Zoë");
        JsonObject list = Json.parse(RecordJson.text(voices.list())).asJsonObject();
        assertThat(list.getJsonArray("languages").getString(0)).isEqualTo("en-US");
        JsonObject voice = list.getJsonArray("voices").getJsonObject(0);
        assertThat(voice.getString("name")).isEqualTo("Zoë");
        assertThat(voice.getString("engine")).isEqualTo("fake");
        assertThat(voice.getString("consent")).isEqualTo("I agree.");
        assertThat(voice.getInt("recordings")).isEqualTo(1);
        assertThat(voice).containsKeys("id", "language", "sex", "pitch_hz", "created");
    }

    @Test
    void rename_keepsTheIdAndIsToldWithoutTheName() throws IOException {
        String id = learn("Zoë");
        ClonedVoicesResource.ClonedVoiceJson renamed = voices.rename(id, body("{\"name\": \"Anna\"}"), request());
        assertThat(renamed.id()).isEqualTo(id);
        assertThat(renamed.name()).isEqualTo("Anna");
        assertThat(events.latest().get(0).message())
                .contains("somebody from 127.0.0.1")
                .doesNotContain("Anna");
    }

    @Test
    void wrongRename_isRefused() {
        String id = learn("Zoë");
        assertStatus(404, () -> voices.rename("nobody", body("{\"name\": \"Anna\"}"), request()));
        assertStatus(400, () -> voices.rename(id, body("{}"), request()));
        assertThatThrownBy(() -> voices.rename(id, body("{\"name\": \" \"}"), request()))
                .isInstanceOf(TTSException.InvalidRequest.class);
        assertThat(events.latest()).isEmpty();
    }

    private String learn(String name) {
        return cloner.clone(new CloneRequest(name, Locale.US, "I agree.", List.of(FakeCloner.goodClip())))
                .id();
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(status));
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A request from this machine, without a login. */
    static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClonedVoicesResourceTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? "127.0.0.1" : null);
    }
}
