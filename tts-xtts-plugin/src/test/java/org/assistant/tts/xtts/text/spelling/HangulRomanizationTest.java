package org.assistant.tts.xtts.text.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangulRomanizationTest {

    @ParameterizedTest
    @CsvSource({"가, ga", "한국, hangug", "서울, seo-ul", "닭이, dalg-i", "학교, haggyo", "ABC 나, ABC na", "뷁, bwelg"})
    void syllables(String hangul, String latin) {
        assertThat(HangulRomanization.romanize(hangul)).isEqualTo(latin);
    }
}
