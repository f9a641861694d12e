package org.assistant.app.rest.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.SpeechRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageHintTest {

    @ParameterizedTest
    @CsvSource({
        "a, en-US",
        "B, en-GB",
        "English, en",
        "en-us, en-US",
        "auto, auto",
    })
    void hintThatTheEngineSpeaks_isTheLanguage(String hint, String language) {
        SpeechBody body = applied(hint, "", Locale.ROOT);
        assertThat(body.speech().language().toLanguageTag()).isEqualTo(language);
        assertThat(body.ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"f, ''", "French, ''", "nonsense!, ''", "f, fake_low", "a, af_bella+af_sky", "auto, fake_low"})
    void hintThatWouldFail_isIgnored_andSaidSo(String hint, String voice) {
        SpeechBody body = applied(hint, voice, Locale.ROOT);
        assertThat(body.speech().language()).isEqualTo(Locale.ROOT);
        assertThat(body.ignored()).containsExactly("lang_code");
    }

    @Test
    void voiceOfTheLanguage_speaksIt() {
        assertThat(applied("b", "Low", Locale.ROOT).speech().language()).isEqualTo(Locale.UK);
    }

    @Test
    void languageOfTheRequest_wins() {
        assertThat(applied("b", "", Locale.US).speech().language()).isEqualTo(Locale.US);
    }

    @Test
    void noHint_changesNothing() {
        assertThat(applied("", "", Locale.ROOT).ignored()).isEmpty();
    }

    private static SpeechBody applied(String hint, String voice, Locale language) {
        SpeechBody body = new SpeechBody(
                "",
                new SpeechRequest("a", voice, language, 1),
                hint,
                AudioFormat.MP3,
                Rendition.PLAIN,
                false,
                false,
                Client.named("open"),
                List.of());
        return LanguageHint.applied(body, new FakeEngine());
    }
}
