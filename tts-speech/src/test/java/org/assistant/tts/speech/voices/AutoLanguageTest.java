package org.assistant.tts.speech.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class AutoLanguageTest {

    private static final Locale AUTO =
            new Locale.Builder().setLanguageTag("AUTO").build();

    private static final Set<Locale> SPOKEN = Set.of(Locale.US, Locale.FRENCH, Locale.JAPANESE);

    private static SpeechRequest request(String text, Locale language) {
        return new SpeechRequest(text, "", language, 1);
    }

    @Test
    void languageThatIsNamed_stays() {
        SpeechRequest named = request("Bonjour.", Locale.FRENCH);
        assertThat(AutoLanguage.resolved(named, SPOKEN)).isSameAs(named);
    }

    @Test
    void auto_isTheLanguageOfTheText() {
        assertThat(AutoLanguage.resolved(request("The boats leave before the sun rises.", AUTO), SPOKEN)
                        .language())
                .isEqualTo(Locale.ENGLISH);
        assertThat(AutoLanguage.resolved(request("Les bateaux partent avant le soleil.", AUTO), SPOKEN)
                        .language())
                .isEqualTo(Locale.FRENCH);
        assertThat(AutoLanguage.resolved(request("今日はいい天気です。", AUTO), SPOKEN).language())
                .isEqualTo(Locale.JAPANESE);
    }

    @Test
    void scriptThatTheEngineCantRead_isRefusedWithTheNameOfTheLanguage() {
        assertThatThrownBy(() -> AutoLanguage.resolved(request("Привет, как дела?", AUTO), SPOKEN))
                .isInstanceOf(TTSException.UnsupportedLanguage.class)
                .hasMessageContaining("Russian");
    }

    @Test
    void textWithoutLetters_isInTheLanguageOfTheVoice() {
        assertThat(AutoLanguage.resolved(request("12", AUTO), SPOKEN).language())
                .isEqualTo(Locale.ROOT);
    }
}
