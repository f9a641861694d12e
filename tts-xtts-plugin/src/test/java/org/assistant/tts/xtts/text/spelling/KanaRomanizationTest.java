package org.assistant.tts.xtts.text.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KanaRomanizationTest {

    @ParameterizedTest
    @CsvSource({
        "しんぶん, shinbun",
        "ちょっと, chotto",
        "まっちゃ, matcha",
        "ざっし, zasshi",
        "ラーメン, raamen",
        "きんようび, kin'youbi",
        "じゃ, ja",
        "りょ, ryo",
        "ファ, fa",
        "ティ, ti",
        "ヴァ, va",
        "チェ, che",
        "つづく, tsuzuku",
        "あっ, aっ",
        "をー, woo"
    })
    void syllables(String kana, String latin) {
        assertThat(KanaRomanization.romanize(kana)).isEqualTo(latin);
    }
}
