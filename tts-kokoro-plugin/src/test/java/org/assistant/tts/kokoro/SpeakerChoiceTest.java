package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.assistant.tts.kokoro.voices.Speaker;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeakerChoiceTest {

    private static final SpeakerChoice CHOICE = new SpeakerChoice(new VoiceExpressionParser(Map.of()), "af_heart");

    @ParameterizedTest
    @CsvSource({
        // voice, language, then the speaker and the language of the phonemes
        "'', '', af_heart, en-US",
        "' ', '', af_heart, en-US",
        "bm_george, '', bm_george, en-GB",
        "'', en, af_heart, en-US",
        "'', en-AU, af_heart, en-US",
        "'', en-GB, bf_emma, en-GB",
        "'', fr, ff_siwis, fr",
        "'', fr-CA, ff_siwis, fr",
        "'', pt-PT, pf_dora, pt-BR",
        "af_heart, en-GB, af_heart, en-GB",
        "bm_george, en-US, bm_george, en-US",
        "bm_george, en, bm_george, en-GB",
        "bm_george, en-AU, bm_george, en-GB",
        "ef_dora, es-MX, ef_dora, es-419",
        "'', es-419, ef_dora, es-419",
        "'', es-ES, ef_dora, es",
        "em_alex, es, em_alex, es",
        "ff_siwis(2)+af_heart, fr, ff_siwis, fr"
    })
    void choice(String voice, String language, String speaker, String phonemes) {
        Speaker chosen = CHOICE.speaker(request(voice, language));
        assertThat(chosen.voice().heaviest().voice()).isEqualTo(speaker);
        assertThat(chosen.language().locale().toLanguageTag()).isEqualTo(phonemes);
    }

    @Test
    void voiceOfAnotherLanguage_namesThoseOfTheLanguage() {
        assertThatThrownBy(() -> CHOICE.speaker(request("af_heart", "it")))
                .isInstanceOf(TTSException.UnsupportedLanguage.class)
                .hasMessage("the voice \"af_heart\" does not speak Italian (it); voices that do: if_sara, im_nicola");
    }

    @Test
    void languageNobodySpeaks_namesThoseSpoken() {
        assertThatThrownBy(() -> CHOICE.speaker(request("", "tlh")))
                .isInstanceOf(TTSException.UnsupportedLanguage.class)
                .hasMessageContaining("en-US, en-GB, es");
    }

    private static SpeechRequest request(String voice, String language) {
        return new SpeechRequest("text", voice, Locale.forLanguageTag(language), 1);
    }
}
