package org.assistant.tts.kokoro.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.LetterPhonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PieceSplitterTest {

    /** 44 letters, punctuation marks and spaces. */
    private static final String SENTENCE = "the quick brown fox jumps over the lazy dot.";

    private final LetterPhonemizer phonemizer = new LetterPhonemizer();

    @Test
    void oneSentence_onePiece() {
        assertThat(pieces(SENTENCE)).containsExactly(new Piece(SENTENCE, Ending.SENTENCE, 44));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n ", "...", "😀", "1 2 3", "\n\n!\n\n"})
    void nothingThatSounds_noPiece(String text) {
        assertThat(pieces(text)).isEmpty();
        assertThatThrownBy(() -> splitter()
                        .pieces(text, text, KokoroLanguage.AMERICAN_ENGLISH)
                        .next())
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void firstPiece_endsAtAClause() {
        String text = "when the rain had stopped at last, they all went out to the harbour, and looked at the boats.";
        List<Piece> pieces = pieces(text);
        assertThat(pieces.get(0)).isEqualTo(new Piece("when the rain had stopped at last,", Ending.CLAUSE, 0));
        assertThat(said(pieces)).isEqualTo(text);
    }

    @Test
    void firstClauseALittleTooLong_isNotCutInTheMiddle() {
        String clause = "when the heavy rain from the west had stopped at last towards the end,";
        List<Piece> pieces = pieces(clause + " they all went out to the harbour to look at the boats.");
        assertThat(pieces.get(0).phonemes()).isEqualTo(clause);
    }

    @Test
    void firstClauseMuchTooLong_isCutAtASpace() {
        List<Piece> pieces = pieces("word ".repeat(100));
        assertThat(pieces.get(0).phonemes()).hasSizeBetween(50, 60).doesNotEndWith(" wor");
        assertThat(pieces.get(0).ending()).isEqualTo(Ending.WORD);
    }

    @Test
    void shortSentences_areJoined() {
        assertThat(pieces("yes. no. " + SENTENCE).get(0).phonemes()).startsWith("yes. no. the quick");
    }

    @Test
    void lineBreak_isNeverJoinedAcross() {
        assertThat(pieces("yes.\n\nno. maybe.\r\n" + SENTENCE))
                .containsExactly(
                        new Piece("yes.", Ending.PARAGRAPH, 4),
                        new Piece("no. maybe.", Ending.PARAGRAPH, 16),
                        new Piece(SENTENCE, Ending.SENTENCE, 18 + 44));
    }

    @Test
    void whatIsSaid_isMeasuredInTheTextAsItWasWritten() {
        String written = "**Yes.** 😀 No, [not](https://a.b) yet.\n\n- " + SENTENCE + " ...";
        String normalized = "Yes. No, not yet.\n" + SENTENCE;
        List<Piece> pieces = new ArrayList<>();
        splitter().pieces(written, normalized, KokoroLanguage.AMERICAN_ENGLISH).forEachRemaining(pieces::add);
        assertThat(pieces).extracting(Piece::said).containsExactly(written.indexOf("\n"), written.length());
    }

    @Test
    void laterPieces_growTo200Tokens_andHoldAtLeast100() {
        List<Piece> pieces = pieces((SENTENCE + " ").repeat(60));
        assertThat(pieces.get(0).phonemes()).hasSize(44);
        assertThat(pieces.get(1).phonemes()).hasSize(2 * 44 + 1);
        for (Piece piece : pieces.subList(2, pieces.size() - 1)) {
            assertThat(piece.phonemes().length()).isBetween(100, 200);
            assertThat(piece.ending()).isEqualTo(Ending.SENTENCE);
        }
    }

    @Test
    void longSentence_isCutInEqualParts() {
        List<Piece> pieces = pieces((SENTENCE + " ").repeat(12) + "\n\n" + "word ".repeat(84));
        List<Integer> lengths = pieces.stream()
                .filter(piece -> piece.phonemes().startsWith("word"))
                .map(piece -> piece.phonemes().length())
                .toList();
        assertThat(lengths).hasSize(3).allMatch(length -> length >= 100 && length <= 170);
    }

    @Test
    void sentences_arePhonemizedOnlyWhenTheirPieceIsAskedFor() {
        String text = (SENTENCE + " ").repeat(1_000);
        Iterator<Piece> pieces = splitter().pieces(text, text, KokoroLanguage.AMERICAN_ENGLISH);
        assertThat(phonemizer.asked()).isEmpty();
        pieces.next();
        assertThat(phonemizer.asked()).hasSizeLessThanOrEqualTo(2);
        pieces.next();
        assertThat(phonemizer.asked()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void anyText_noPhonemeIsLostOrSaidTwice_andNoPieceIsTooLong() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String text = randomText(random);
            List<Piece> pieces = pieces(text);
            assertThat(letters(said(pieces))).isEqualTo(letters(text));
            assertThat(pieces)
                    .allMatch(piece -> piece.phonemes().length() <= 200 && Vocabulary.anySounds(piece.phonemes()));
        }
    }

    /** Words, punctuation and line breaks in any order; every paragraph starts with a letter, sentences end with a full stop. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        String[] joints = {" ", " ", " ", " ", ", ", "; ", "—", ". ", ".\n\n"};
        int words = random.nextInt(300);
        for (int i = 0; i < words; i++) {
            text.append("abcdefhijklmnop", 0, 1 + random.nextInt(random.nextInt(20) == 0 ? 15 : 7));
            text.append(joints[random.nextInt(joints.length)]);
        }
        return text.append("end.").toString();
    }

    private static String said(List<Piece> pieces) {
        return pieces.stream().map(Piece::phonemes).collect(Collectors.joining(" "));
    }

    /** Without white space, which a cut may drop or keep. */
    private static String letters(String text) {
        return text.replaceAll("\\s+", "");
    }

    private PieceSplitter splitter() {
        return new PieceSplitter(phonemizer);
    }

    private List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        splitter().pieces(text, text, KokoroLanguage.AMERICAN_ENGLISH).forEachRemaining(pieces::add);
        return pieces;
    }
}
