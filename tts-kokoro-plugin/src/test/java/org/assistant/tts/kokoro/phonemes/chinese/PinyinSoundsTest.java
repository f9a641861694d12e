package org.assistant.tts.kokoro.phonemes.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PinyinSoundsTest {

    @ParameterizedTest
    @CsvSource({
        "ni3, ni↓",
        "zhuang1, ꭧwa→ŋ",
        "chi1, ꭧʰɨ→",
        "si4, sɨ↘",
        "xi3, ɕi↓",
        "ju2, ʨy↗",
        "quan2, ʨʰɥɛ↗n",
        "xun1, ɕy→n",
        "lü4, ly↘",
        "lv4, ly↘",
        "nve4, nɥe↘",
        "yuan2, ɥɛ↗n",
        "wu3, u↓",
        "er2, ɚ↗",
        "de5, tɤ",
        "bo1, pwo→",
        "hm5, hm",
        "xyz, ''"
    })
    void syllable_hasItsSigns(String syllable, String signs) {
        assertThat(PinyinSounds.of(syllable)).isEqualTo(signs);
    }
}
