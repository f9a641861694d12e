package org.assistant.tts.kokoro.phonemes.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KokoroSignsTest {

    @ParameterizedTest
    @CsvSource({
        "h_əlˈo^ʊ, h_əlˈO",
        "lˈɪɾə^l, lˈɪTᵊl",
        "pˈe^ɪə^l, pˈAəl",
        "bˈʌʔn̩, bˈʌtn",
        "ɹˈɪðm̩, ɹˈɪðᵊm",
        "fˈɜːst, fˈɜɹst",
        "kˈɑːɹ, kˈɑɹ",
        "pe^ɪjˈɑːɹɚɹ, pAjˈɑɹəɹ",
        "ʤ, ʤ",
        "d^ʒˈɔ^ɪ, ʤˈY",
        "lˈɒx, lˈɒk",
    })
    void american_becomesTheLexiconsSigns(String ipa, String signs) {
        assertThat(KokoroSigns.of(ipa.replace('^', '\u0361'), KokoroLanguage.AMERICAN_ENGLISH))
                .isEqualTo(signs);
    }

    @ParameterizedTest
    @CsvSource({"wˈe^ə, wˈɛː", "hˈi^ə, hˈɪə", "ɡˈə^ʊ, ɡˈQ", "fˈɜːst, fˈɜːst", "dˈe^ɪ, dˈA"})
    void british_keepsLengthAndItsOwnDiphthongs(String ipa, String signs) {
        assertThat(KokoroSigns.of(ipa.replace('^', '\u0361'), KokoroLanguage.BRITISH_ENGLISH))
                .isEqualTo(signs);
    }

    @ParameterizedTest
    @CsvSource({"t^ʃˈa^ʊ, ʧˈW", "sˈɔf-twer, sˈɔftwer", "fˈiːd (^f^r) bˈak, fˈiːd bˈak", "' a  b_ c', a b c"})
    void others_oneSignForAnAffricate_flagsAndHyphensGone(String ipa, String signs) {
        assertThat(KokoroSigns.of(ipa.replace('^', '\u0361'), KokoroLanguage.ITALIAN))
                .isEqualTo(signs);
    }
}
