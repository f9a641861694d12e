package org.assistant.tts.kokoro.phonemes.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.api.Test;

class EspeakPhonemizerTest {

    private final List<String> asked = new ArrayList<>();

    /** The phonemes of a text are the text in angle brackets, which no symbol replaces. */
    private final EspeakPhonemizer phonemizer = new EspeakPhonemizer(
            (voice, text) -> {
                asked.add(voice + ":" + text);
                return "<" + text + ">";
            },
            UnaryOperator.identity());

    @Test
    void marksWithTheirSpaces_stayBetweenThePieces() {
        assertThat(phonemizer.phonemize("¿uno, dos?  tres... \"q\" ; f", KokoroLanguage.SPANISH))
                .isEqualTo("¿<uno>, <dos>? <tres>... \"<q>\" ; <f>");
        assertThat(asked).containsExactly("roa/es:uno", "roa/es:dos", "roa/es:tres", "roa/es:q", "roa/es:f");
    }

    @Test
    void guillemets_becomeQuotes() {
        assertThat(phonemizer.phonemize("« D'ac », dit", KokoroLanguage.FRENCH)).isEqualTo("“ <D'ac> ”, <dit>");
    }

    @Test
    void englishStraightQuotes_openAndClose() {
        assertThat(phonemizer.phonemize("\"b!\" s (\"b\")", KokoroLanguage.BRITISH_ENGLISH))
                .isEqualTo("“<b>!” <s> (“<b>”)");
    }

    @Test
    void englishNumbers_keepPointAndComma() {
        assertThat(phonemizer.phonemize("1,200.50, 3.", KokoroLanguage.AMERICAN_ENGLISH))
                .isEqualTo("<1,200.50>, <3>.");
        assertThat(phonemizer.phonemize("1,2", KokoroLanguage.SPANISH)).isEqualTo("<1>,<2>");
    }

    @Test
    void longStretch_piecesJoinedBySpaces() {
        String phonemes = phonemizer.phonemize("palavra ".repeat(60) + ".", KokoroLanguage.ITALIAN);
        assertThat(asked).hasSize(2);
        assertThat(phonemes).contains("palavra> <palavra").endsWith("palavra> .");
    }

    @Test
    void droppedWord_leavesOneSpace() {
        assertThat(phonemizer.phonemize("a, 漢字 , b", KokoroLanguage.ITALIAN)).isEqualTo("<a>, , <b>");
        assertThat(phonemizer.phonemize("漢字", KokoroLanguage.ITALIAN)).isEmpty();
    }

    @Test
    void vocabulary_hasTheLastWord() {
        EspeakPhonemizer strict = new EspeakPhonemizer((voice, text) -> text, phonemes -> phonemes.replace("¿", ""));
        assertThat(strict.phonemize("¿si?", KokoroLanguage.SPANISH)).isEqualTo("si?");
    }
}
