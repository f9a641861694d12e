package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class SpeechSettingsTest {

    @Test
    void keys_areFoundOnTheClassPath() {
        assertThat(Setting.keys(Settings.onClassPath(getClass().getClassLoader())))
                .contains("tts.backend", "tts.speech.max-concurrent", "assistant.public-url");
    }

    @Test
    void publicUrl_isAnHttpAddressOrNothing() {
        assertThat(LiveConfig.of(Map.of()).value(SpeechSettings.PUBLIC_URL)).isEmpty();
        assertThat(LiveConfig.of(Map.of("assistant.public-url", "http://localhost:8080/"))
                        .value(SpeechSettings.PUBLIC_URL))
                .contains(URI.create("http://localhost:8080/"));
        for (String wrong : new String[] {"localhost:8080", "ftp://a/", "not an address", "/x"}) {
            assertThatThrownBy(() ->
                            LiveConfig.of(Map.of("assistant.public-url", wrong)).value(SpeechSettings.PUBLIC_URL))
                    .isInstanceOf(TTSException.EngineUnavailable.class)
                    .hasMessageContaining("assistant.public-url")
                    .hasMessageContaining(wrong);
        }
    }
}
