package org.assistant.tts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "It's 3.50, **well**-known_here. # it s 3 50 well known here",
                "ÉTÉ e\u0301te\u0301 # été été",
                "IŞIK ışık İyi iyi # işik işik iyi iyi",
                "Ｗｏｒｄ １２ # word 12",
                "१२ ١٢ # 12 12",
                "Wort\u00ADteil # wortteil",
                "今天OK吗 # 今 天 ok 吗",
                "ひらカナ # ひ ら カ ナ",
                "ไทย # ไ ท ย",
                "한국어 말 # 한국어 말",
                "है। # है",
                "1\uFE0F\u20E3 2 # 1 2",
                "𠀀𠀀 # 𠀀 𠀀"
            })
    void wordsThatAreTheSame_haveOneForm(String text, String forms) {
        assertThat(Word.in(text).stream().map(Word::form).collect(Collectors.joining(" ")))
                .isEqualTo(forms);
    }

    @Test
    void words_knowWhereTheyBegin() {
        assertThat(Word.in(" 😀 a\u0301b, 今天x"))
                .containsExactly(new Word("áb", 4), new Word("今", 9), new Word("天", 10), new Word("x", 11));
    }

    @ParameterizedTest
    @CsvSource({"''", "' \n'", "'*** 😀 —'", "\u0301"})
    void noWords_none(String text) {
        assertThat(Word.in(text)).isEqualTo(List.of());
    }

    @Test
    void moreAccentsThanAnyLetterHas_areLeftOut() {
        assertThat(Word.in("e" + "\u0300".repeat(100_000)).get(0).form()).hasSizeLessThan(6);
    }
}
