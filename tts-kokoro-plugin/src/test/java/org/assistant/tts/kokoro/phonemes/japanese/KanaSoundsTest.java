package org.assistant.tts.kokoro.phonemes.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KanaSoundsTest {

    @ParameterizedTest
    @CsvSource({
        "トーキョー, toːkʲoː",
        "きゃく, kʲakɯ",
        "いっぽん, iʔpoɴ",
        "さんびゃく, sambʲakɯ",
        "てんき, teŋkʲi",
        "ぱーてぃー, paːtʲiː",
        "ヴァイオリン, vaioɾʲiɴ",
        "っ, ʔ",
        "ゃ, ''",
        "漢, ''"
    })
    void kana_haveTheirSigns(String kana, String signs) {
        assertThat(KanaSounds.of(kana)).isEqualTo(signs);
    }
}
