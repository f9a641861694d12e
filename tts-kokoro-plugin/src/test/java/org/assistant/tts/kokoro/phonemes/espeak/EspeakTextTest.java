package org.assistant.tts.kokoro.phonemes.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.api.Test;

class EspeakTextTest {

    @Test
    void shortText_onePieceWithSingleSpaces() {
        assertThat(EspeakText.pieces(" qué\n tal\t ", KokoroLanguage.SPANISH)).containsExactly("qué tal");
    }

    @Test
    void longText_cutBetweenWords() {
        List<String> pieces = EspeakText.pieces("palabra ".repeat(100), KokoroLanguage.SPANISH);
        assertThat(pieces).hasSize(2).allMatch(piece -> piece.length() <= 400);
        assertThat(String.join(" ", pieces)).isEqualTo("palabra ".repeat(100).strip());
    }

    @Test
    void longWord_cutAfterFortyCharacters() {
        assertThat(EspeakText.pieces("x".repeat(90), KokoroLanguage.FRENCH))
                .containsExactly("x".repeat(40) + " " + "x".repeat(40) + " " + "x".repeat(10));
    }

    @Test
    void foreignLettersAndLitter_dropped() {
        assertThat(EspeakText.pieces("a漢b\u0000c\uD800d\uFFFDпривет\uE000\u200Be", KokoroLanguage.ITALIAN))
                .containsExactly("a b c d e");
        assertThat(EspeakText.pieces("漢字 привет \uD800 😀", KokoroLanguage.ITALIAN))
                .isEmpty();
    }

    @Test
    void whatKilledTheLibrary_takenApart() {
        assertThat(EspeakText.pieces("\u0306ȟ\u0953 a\u0301\u0301\u0301\u0301", KokoroLanguage.HINDI))
                .containsExactly("ȟ a\u0301\u0301\u0301");
        assertThat(EspeakText.pieces("\u093Bऽ3Cऊय", KokoroLanguage.HINDI)).containsExactly("ऽ3 C ऊय");
        assertThat(EspeakText.pieces("\u2ADF-\u0954 ो\uD83C\uDD7F", KokoroLanguage.HINDI))
                .containsExactly("-");
        assertThat(EspeakText.pieces("<-X e-mail की-बात -5", KokoroLanguage.HINDI))
                .containsExactly("< X e-mail की-बात -5");
    }

    @Test
    void apostrophesAndDigits_leaveTheWordWhole() {
        assertThat(EspeakText.pieces("l'été 3D d’or", KokoroLanguage.FRENCH)).containsExactly("l'été 3D d’or");
    }

    @Test
    void hindi_keepsItsLettersJoinersAndLatinNames() {
        String text = "क्\u200Dष WhatsApp २०";
        assertThat(EspeakText.pieces(text, KokoroLanguage.HINDI)).containsExactly(text);
        assertThat(EspeakText.pieces(text, KokoroLanguage.SPANISH)).containsExactly("WhatsApp");
    }

    @Test
    void anyText_piecesWithinTheBounds() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(3000);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(random.nextInt(10) == 0 ? ' ' : random.nextInt(Character.MAX_CODE_POINT + 1));
            }
            assertThat(EspeakText.pieces(text.toString(), KokoroLanguage.HINDI))
                    .allMatch(piece -> piece.length() <= 400 && piece.equals(piece.strip()));
        }
    }
}
