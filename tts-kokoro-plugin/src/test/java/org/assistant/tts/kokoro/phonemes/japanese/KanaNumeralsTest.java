package org.assistant.tts.kokoro.phonemes.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KanaNumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "'は いちまんにせんはっぴゃく円', いち|まん|に|せん|はっぴゃく",
        "'は さんびゃくにん', さんびゃくにん",
        "'は ろっぴゃっこ', ろっぴゃっこ",
        "'は じゅうごふんに出発', じゅー|ごふん|に",
        "'は にじゅうよねん', に|じゅー|よねん",
        "'は はつか', はつか",
        "'は とおかまで', とーか",
        "'は じゅうににん', じゅー|ににん",
        "'は いってんご倍', いってん|ご",
        "'は さんぶんのいち', さんぶんの|いち",
        "'Windows じゅういち', じゅー|いち"
    })
    void numbers_areDividedWhereTheyArePronounced(String text, String words) {
        Matcher number = KanaNumerals.NUMBER.matcher(text);
        assertThat(number.find()).isTrue();
        assertThat(KanaNumerals.words(number.group()).stream()
                        .map(JapaneseWord::kana)
                        .collect(Collectors.joining("|")))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Python にはいろいろ", "Web によく似た", "京都にせんべい", "は ごめんなさい", " さんびゃくにん", "まんが"})
    void otherWords_areLeftToTheDictionary(String text) {
        assertThat(KanaNumerals.NUMBER.matcher(text).find()).isFalse();
    }
}
