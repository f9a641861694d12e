package org.assistant.app.admin.changes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.app.monitoring.MonitoringSettings;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;

final class ConfigurationResourceTest {

    private static final Setting<String> PASSWORD = Setting.text("tts.some.password", "", "any", "A secret.");

    @Test
    void configuration_tellsValueAndSource_andNoSecret() {
        Map<String, String> values = new HashMap<>(Map.of("tts.some.password", "hunter2"));
        ConfigurationResource configuration = new ConfigurationResource(
                () -> List.of(PASSWORD, MonitoringSettings.LATE_AFTER), LiveConfig.of(values));
        String text = RecordJson.text(configuration.list());
        assertThat(text).doesNotContain("hunter2");
        List<JsonObject> settings =
                Json.parse(text).asJsonObject().getJsonArray("settings").getValuesAs(JsonObject.class);
        assertThat(settings.get(0).isNull("value")).isTrue();
        assertThat(settings.get(0).getBoolean("set")).isTrue();
        assertThat(settings.get(0).getString("source")).isEqualTo("file");
        assertThat(settings.get(1).getString("value")).isEqualTo("2000");
        assertThat(settings.get(1).getString("source")).isEqualTo("default");
    }
}
