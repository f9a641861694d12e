package org.assistant.app.admin.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.speech.config.ChangeableSettings;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.MemoryOverrides;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.Switching;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class ChangesTest {

    private static final String MOST = SpeechSettings.MAX_CONCURRENT.key();

    private final HttpServletRequest request = OperatorRequest.of("admin");
    private final Map<String, String> file = new HashMap<>();
    private final MemoryOverrides overrides = new MemoryOverrides();
    private final LiveConfig config = LiveConfig.of(file, overrides::values);
    private final FakeEngine xtts = new FakeEngine();
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final Switching switching = Switching.of(
            new Engines(Map.of("kokoro", new FakeEngine(), "xtts", xtts), config), config, overrides, events);
    private final BackendResource backend = new BackendResource(switching, config);
    private final SettingsResource settings = new SettingsResource(
            new ChangeableSettings(List.of(SpeechSettings.BACKEND, SpeechSettings.MAX_CONCURRENT)),
            config,
            overrides,
            switching,
            events);
    private final ChangesResource changes = new ChangesResource(overrides);

    @Test
    void switch_rollBack_reset() throws IOException {
        assertThat(RecordJson.text(backend.show()))
                .isEqualTo("{\"in_force\":\"kokoro\",\"source\":\"default\",\"previous\":null}");
        assertThat(RecordJson.text(backend.switchTo(body("{\"backend\": \"xtts\"}"), request)))
                .isEqualTo("{\"in_force\":\"xtts\",\"source\":\"console\",\"previous\":\"kokoro\"}");
        assertThat(RecordJson.text(backend.rollBack(request)))
                .isEqualTo("{\"in_force\":\"kokoro\",\"source\":\"default\",\"previous\":\"xtts\"}");
        backend.rollBack(request);
        assertThat(RecordJson.text(backend.reset(request)))
                .isEqualTo("{\"in_force\":\"kokoro\",\"source\":\"default\",\"previous\":\"xtts\"}");
    }

    @Test
    void engineThatIsNotReady_409() {
        xtts.pretend(new EngineState.Unavailable("no model", "fetch it"));
        assertRefused(409, "not_ready", "fetch it", () -> backend.switchTo(body("{\"backend\": \"xtts\"}"), request));
        assertRefused(
                409,
                "not_ready",
                "fetch it",
                () -> settings.set("tts.backend", body("{\"value\": \"xtts\"}"), request));
    }

    @Test
    void changeThatCannotBeKept_500() {
        overrides.pretendFull(true);
        assertRefused(500, "not_kept", "no space", () -> backend.switchTo(body("{\"backend\": \"xtts\"}"), request));
    }

    @Test
    void bodyWithoutAnEngine_400() {
        assertRefused(400, "missing_field", "backend", () -> backend.switchTo(body("{}"), request));
        assertRefused(400, "malformed_body", "JSON", () -> backend.switchTo(body("xtts"), request));
    }

    @Test
    void settings_areListedWithWhereTheyComeFrom() {
        file.put(MOST, "7");
        List<JsonObject> all = object(settings.list()).getJsonArray("settings").getValuesAs(JsonObject.class);
        assertThat(all).extracting(setting -> setting.getString("key")).containsExactly("tts.backend", MOST);
        JsonObject most = all.get(1);
        assertThat(most.getString("value")).isEqualTo("7");
        assertThat(most.getString("default")).isEqualTo("64");
        assertThat(most.getString("range")).isEqualTo("1 to 10000");
        assertThat(most.getString("source")).isEqualTo("file");
        assertThat(most.getBoolean("overridden")).isFalse();
    }

    @Test
    void setting_isChangedAndTakenBack() throws IOException {
        JsonObject changed = object(settings.set(MOST, body("{\"value\": \" 3 \"}"), request));
        assertThat(changed.getString("value")).isEqualTo("3");
        assertThat(changed.getString("source")).isEqualTo("console");
        assertThat(changed.getBoolean("overridden")).isTrue();
        assertThat(config.value(SpeechSettings.MAX_CONCURRENT)).isEqualTo(3);
        assertThat(object(settings.reset(MOST, request)).getString("value")).isEqualTo("64");
        settings.reset(MOST, request);

        List<JsonObject> history =
                object(changes.list()).getJsonArray("changes").getValuesAs(JsonObject.class);
        assertThat(history).hasSize(2);
        assertThat(history.get(0).get("to")).isEqualTo(JsonValue.NULL);
        assertThat(history.get(1).getString("to")).isEqualTo("3");
        assertThat(history.get(1).getString("from")).isEqualTo("64");
        assertThat(history.get(1).getString("who")).isEqualTo("admin from 127.0.0.1");
        assertThat(events.latest()).extracting("kind").containsExactly("setting", "setting");
    }

    @Test
    void valueOutOfRange_400WithTheRange() {
        assertRefused(400, "null", "1 to 10000", () -> settings.set(MOST, body("{\"value\": \"0\"}"), request));
        assertThat(overrides.history()).isEmpty();
    }

    @Test
    void settingThatIsReadAtTheStart_404() {
        assertRefused(
                404, "unknown_setting", "tts.models.dir", () -> settings.set("tts.models.dir", body("{}"), request));
        assertRefused(404, "unknown_setting", "tts.models.dir", () -> settings.reset("tts.models.dir", request));
    }

    @Test
    void backendAsASetting_isSwitched() throws IOException {
        assertThat(object(settings.set("tts.backend", body("{\"value\": \"xtts\"}"), request))
                        .getString("value"))
                .isEqualTo("xtts");
        assertThat(events.latest().get(0).kind()).isEqualTo("switch");
        assertThat(object(settings.reset("tts.backend", request)).getString("value"))
                .isEqualTo("kokoro");
    }

    private static void assertRefused(int status, String code, String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WebApplicationException.class, e -> {
            JsonObject error = Json.parse(e.getResponse().getEntity().toString())
                    .asJsonObject()
                    .getJsonObject("error");
            assertThat(e.getResponse().getStatus()).isEqualTo(status);
            assertThat(error.get("code").toString().replace("\"", "")).isEqualTo(code);
            assertThat(error.getString("message")).contains(words);
        });
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject object(Record answer) {
        return Json.parse(RecordJson.text(answer)).asJsonObject();
    }
}
