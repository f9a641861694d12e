package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnLanguageTest {

    private static void require(String text, KokoroLanguage language) {
        OwnLanguage.require(text, language, "the one", VoiceCatalogue.voices());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMERICAN_ENGLISH | こんにちは、世界。 | Japanese | jf_alpha, jf_gongitsune, jf_nezumi, jf_tebukuro, jm_kumo",
                "SPANISH | 今日は天気がいいです。 | Japanese | jf_alpha, jf_gongitsune, jf_nezumi, jf_tebukuro, jm_kumo",
                "MANDARIN | 今日は天気がいいです。 | Japanese | jf_alpha, jf_gongitsune, jf_nezumi, jf_tebukuro, jm_kumo",
                "BRITISH_ENGLISH | 你好，世界 2026！ | Chinese | zf_xiaobei, zf_xiaoni, zf_xiaoxiao, zf_xiaoyi, zm_yunjian,"
                        + " zm_yunxi, zm_yunxia, zm_yunyang",
                "FRENCH | नमस्ते, आप कैसे हैं? | Hindi | hf_alpha, hf_beta, hm_omega, hm_psi",
                "JAPANESE | नमस्ते, आप कैसे हैं? | Hindi | hf_alpha, hf_beta, hm_omega, hm_psi"
            })
    void textOfAnotherScript_isRefusedWithItsLanguage_andTheVoicesOfIt(
            KokoroLanguage language, String text, String name, String voices) {
        assertThatThrownBy(() -> require(text, language))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessage("the text is " + name + ", which the voice \"the one\" does not speak; voices that do: "
                        + voices);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMERICAN_ENGLISH | Привет, как дела? Сегодня хорошая погода. | Russian",
                "HINDI | Καλημέρα, τι κάνεις; | Greek",
                "MANDARIN | 안녕하세요, 여러분. | Korean",
                "ITALIAN | வணக்கம் | Tamil"
            })
    void languageThatNobodySpeaks_isNamed_withThoseThatAreSpoken(KokoroLanguage language, String text, String name) {
        assertThatThrownBy(() -> require(text, language))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessage("the text is " + name + ", which no voice here speaks; spoken are English, Spanish, French,"
                        + " Hindi, Italian, Japanese, Portuguese, Chinese");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMERICAN_ENGLISH | Tokyo is 東京 in Japanese, and 世界 is the world.",
                "AMERICAN_ENGLISH | こんにちは means hello.",
                "HINDI | OK",
                "JAPANESE | 世界平和",
                "JAPANESE | 东京 に",
                "MANDARIN | 鲜の每日牛奶好喝又营养每天都喝一瓶吧",
                "FRENCH | 12 + 3"
            })
    void textWithOwnLetters_isRead(KokoroLanguage language, String text) {
        assertThatCode(() -> require(text, language)).doesNotThrowAnyException();
    }
}
