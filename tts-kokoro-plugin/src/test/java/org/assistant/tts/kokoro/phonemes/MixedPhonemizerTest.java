package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MixedPhonemizerTest {

    /** Shows the language in which each stretch was read. */
    private static final Phonemizer MARKING = (text, language) -> language.code() + "<" + text.strip() + ">";

    private static String read(String text, KokoroLanguage language) {
        return new MixedPhonemizer(MARKING).phonemize(text, language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello 世界, how are you? | a<Hello> z<世界>a<, how are you?>",
                "Say こんにちは 世界 now. | a<Say> j<こんにちは 世界> a<now.>",
                "नमस्ते means hello. | h<नमस्ते> a<means hello.>",
                "Привет, мир! means hello. | a<Privet, mir>a<! means hello.>",
                "Plain words only. | a<Plain words only.>",
                "In 2024年 it was 5% more. | a<In 2024>z<年> a<it was 5% more.>",
                "ω is omega, λόγος is not | a<ω is omega,> a<logos> a<is not>"
            })
    void otherScripts_areReadInTheirLanguage_orInLatinLetters(String text, String phonemes) {
        assertThat(read(text, KokoroLanguage.AMERICAN_ENGLISH)).isEqualTo(phonemes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Je ne sais pas où est la gare. | f<Je ne sais pas où est la gare.>",
                "Los niños juegan en el jardín. | e<Los niños juegan en el jardín.>",
                "He said \"Non so dove sia la stazione\" and left. | a<He said> i<“Non so dove sia la stazione”> a<and left.>",
                "She ordered a crème brûlée and a café au lait. | a<She ordered a crème brûlée and a café au lait.>",
                "He sang \"La Bamba\" twice. | a<He sang \"La Bamba\" twice.>"
            })
    void sentenceOfAnotherLanguage_isReadInIt(String text, String phonemes) {
        assertThat(read(text, KokoroLanguage.AMERICAN_ENGLISH)).isEqualTo(phonemes);
    }

    @Test
    void englishOfTheReference_staysEnglish() {
        MixedPhonemizer mixed = new MixedPhonemizer(MARKING);
        assertThat(ReferencePhonemes.all())
                .filteredOn(row -> !row.language().isEastAsian())
                .allSatisfy(row -> assertThat(mixed.language(row.text(), row.language()))
                        .as(row.text())
                        .isEqualTo(row.language()));
    }

    @Test
    void ownScript_isNotForeign() {
        assertThat(read("नमस्ते दुनिया", KokoroLanguage.HINDI)).isEqualTo("h<नमस्ते दुनिया>");
        assertThat(read("私は学生です。", KokoroLanguage.JAPANESE)).isEqualTo("j<私は学生です。>");
    }

    @Test
    void givenPhonemes_areNotCut() {
        String given = GivenPhonemes.read("A [世界](/sˈɛkI/) b");
        assertThat(read(given, KokoroLanguage.AMERICAN_ENGLISH)).isEqualTo("a<" + given + ">");
    }

    @Test
    void languageWithoutItsWords_isReadInLatinLetters() {
        Phonemizer mixed = new MixedPhonemizer((text, language) -> {
            if (language == KokoroLanguage.MANDARIN) {
                throw new TTSException.ModelUnavailable("not there", null);
            }
            return text;
        });
        assertThat(mixed.phonemize("Hello 世界.", KokoroLanguage.AMERICAN_ENGLISH))
                .isEqualTo("Hello shi jie.");
    }
}
