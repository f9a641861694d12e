package org.assistant.app.rest.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "محمد", "علی‌رضا", "क्‍षमा", "田中 花子", "O'Neil-Smith (old)", "😀 Ann"})
    void namesOfPeople_areTaken(String name) {
        assertThatCode(() -> VoiceName.check(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202Eb",
                "a\u2028b",
                "a\u2029b",
                "a\u0000b",
                "a\nb",
                "a\u200Eb",
                "a\u2066b",
                "\uFEFFa",
                "a\u00ADb",
                "\u200Dab",
                "ab\u200C",
                "a \u200D b",
                "a\u200D\u200Db",
                "a\uD800b"
            })
    void whatIsNotShownOrTurnsTheDirection_isRefused(String name) {
        assertThatThrownBy(() -> VoiceName.check(name))
                .isInstanceOfSatisfying(TTSException.InvalidRequest.class, VoiceNameTest::assertField);
    }

    private static void assertField(TTSException.InvalidRequest refused) {
        assertThat(refused.field()).isEqualTo("name");
    }
}
