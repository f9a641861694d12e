package org.assistant.tts.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.junit.jupiter.api.Test;

final class ModelSettingsTest {

    private static ModelSettings from(Map<String, String> values) {
        return ModelSettings.from(key -> Optional.ofNullable(values.get(key)));
    }

    @Test
    void nothingSet_defaults() {
        assertThat(from(Map.of()))
                .isEqualTo(new ModelSettings(
                        Path.of(System.getProperty("user.home"), ".cache", "assistant-tts"),
                        ModelSettings.FetchPolicy.NEVER,
                        Optional.empty(),
                        ModelSettings.Tuning.ON));
    }

    @Test
    void everyKey_isRead() {
        ModelSettings settings = from(Map.of(
                "tts.models.dir", "/a",
                "tts.models.fetch", "auto",
                "tts.models.local", "/b",
                "tts.models.tuning", "off"));
        assertThat(settings)
                .isEqualTo(new ModelSettings(
                        Path.of("/a"),
                        ModelSettings.FetchPolicy.AUTO,
                        Optional.of(Path.of("/b")),
                        ModelSettings.Tuning.OFF));
        assertThat(settings.store().directory("kokoro"))
                .isEqualTo(Path.of("/a/kokoro").toAbsolutePath());
    }

    @Test
    void wrongPolicy_namesTheRange() {
        assertThatThrownBy(() -> from(Map.of("tts.models.fetch", "always")))
                .hasMessage("tts.models.fetch must be never, auto, was \"always\"");
    }

    @Test
    void keys_areFoundOnTheClassPath() {
        assertThat(Setting.keys(Settings.onClassPath(getClass().getClassLoader())))
                .contains("tts.models.dir", "tts.models.fetch", "tts.models.local", "tts.models.tuning");
    }
}
