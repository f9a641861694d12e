package org.assistant.tts.xtts.voices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceIdTest {

    @ParameterizedTest
    @CsvSource({
        "Ada, ada",
        "'  Ada   Lovelace ', ada-lovelace",
        "Ada O'Hara (2nd), ada-o-hara-2nd",
        "Camilla Holmström, camilla-holmstrom",
        "Eugenio Mataracı, eugenio-mataraci",
        "Łukasz Strauß, lukasz-strauss",
        "../../etc/passwd, etc-passwd"
    })
    void name_givesAnId(String name, String id) {
        assertThat(VoiceId.of(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "小明", "Анна", "🎤", "con", "COM1", "Ada小明", "\uD800", "x/../y\u0000"})
    void anyName_givesASafeId(String name) {
        assertThat(VoiceId.of(name)).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotIn("con", "com1");
    }

    @Test
    void lettersBeyondAscii_areToldApart() {
        assertThat(VoiceId.of("小明")).isNotEqualTo(VoiceId.of("小红"));
        assertThat(VoiceId.of("Ada小明")).startsWith("ada-").isNotEqualTo(VoiceId.of("Ada"));
        assertThat(VoiceId.of("Анна")).isEqualTo(VoiceId.of("АННА"));
    }

    @Test
    void longNames_areToldApart() {
        assertThat(VoiceId.of("a".repeat(200))).hasSizeLessThan(100).isNotEqualTo(VoiceId.of("a".repeat(201)));
    }
}
