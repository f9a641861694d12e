package org.assistant.tts.speech.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.junit.jupiter.api.Test;

final class ConfigCheckTest {

    private static final List<Setting<?>> SETTINGS = Settings.onClassPath(ConfigCheckTest.class.getClassLoader());

    @Test
    void knownKeys_asPropertyOrVariable_noComplaint() {
        assertThat(complaints(
                        Map.of("tts.backend", "kokoro", "TTS_SPEECH_MAX_CONCURRENT", "3", "TTSX", "", "PATH", "")))
                .isEmpty();
    }

    @Test
    void slip_namesTheNearestKey() {
        assertThat(complaints(Map.of("tts.bakend", "kokoro")))
                .containsExactly("unknown configuration key tts.bakend; the nearest known one is tts.backend");
        assertThat(complaints(Map.of("ASSISTANT_PUBLICURL", "x")))
                .containsExactly(
                        "unknown configuration key ASSISTANT_PUBLICURL; the nearest known one is ASSISTANT_PUBLIC_URL");
    }

    @Test
    void variableThatTheServerNamesInDotsToo_isAskedForOnce() {
        assertThat(complaints(Map.of("TTS_SPEECH_MAX_CONCURRENT", "3", "tts.speech.max.concurrent", "3")))
                .isEmpty();
        assertThat(complaints(Map.of("TTS_BAKEND", "kokoro", "tts.bakend", "kokoro")))
                .containsExactly("unknown configuration key TTS_BAKEND; the nearest known one is TTS_BACKEND");
        assertThat(complaints(Map.of("tts.speech.max.concurrent", "3"))).hasSize(1);
    }

    @Test
    void whatKubernetesPutsIntoTheEnvironment_noComplaint() {
        assertThat(complaints(Map.of(
                        "TTS_SERVICE_HOST", "10.0.0.1",
                        "TTS_SERVICE_PORT_HTTP", "80",
                        "ASSISTANT_PORT", "tcp://10.0.0.1:80",
                        "ASSISTANT_WEB_PORT_8080_TCP_ADDR", "10.0.0.1")))
                .isEmpty();
    }

    @Test
    void valueOutOfRange_namesKeyRangeAndValue() {
        assertThat(complaints(Map.of("tts.speech.max-concurrent", "0")))
                .containsExactly("tts.speech.max-concurrent must be 1 to 10000, was \"0\"");
    }

    private static List<String> complaints(Map<String, String> properties) {
        return ConfigCheck.complaints(
                properties.keySet(),
                SETTINGS,
                List.of("tts.", "assistant."),
                key -> Optional.ofNullable(properties.get(key)));
    }
}
