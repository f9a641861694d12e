package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PieceCutterTest {

    /** First and last characters of scripts and signs that occur in texts. */
    private static final int[][] SCRIPTS = {
        {'a', 'z'},
        {'0', '9'},
        {'!', '/'},
        {0xE0, 0xFF},
        {0x430, 0x44F},
        {0x621, 0x652},
        {0x905, 0x94D},
        {0x4E00, 0x4FFF},
        {0x3041, 0x30FF},
        {0xAC00, 0xAFFF},
        {0x1F600, 0x1F640},
        {0x300, 0x310}
    };

    @TempDir
    Path folder;

    private XttsTokenizer tokenizer;

    @BeforeEach
    void read() {
        tokenizer = SmallVocabulary.tokenizer(folder);
    }

    @Test
    void anyText_fitsAndIsComplete() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            int most = 39 + random.nextInt(120);
            List<CleanedText> sentences = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                sentences.add(new CleanedText(sentence(random), 100 - i, random.nextInt(5) == 0));
            }
            List<CleanedText> pieces = new PieceCutter(tokenizer, most).pieces(sentences);
            assertThat(pieces).allMatch(piece -> tokenizer.encode(piece.text()).size() <= most);
            assertThat(bare(pieces)).isEqualTo(bare(sentences));
            assertThat(pieces).extracting(CleanedText::end).isSorted().endsWith(100);
            assertThat(pieces.stream().filter(CleanedText::endsParagraph).count())
                    .isEqualTo(sentences.stream()
                            .filter(CleanedText::endsParagraph)
                            .count());
        }
    }

    @Test
    void longSentence_isCutBehindAClause() {
        String sentence = "when the rain had stopped at last, we went out to see what was left of it.";
        assertThat(pieces(60, sentence))
                .containsExactly("when the rain had stopped at last,", "we went out to see what was left of it.");
    }

    @Test
    void longClause_isCutBetweenWordsWithAComma() {
        List<String> pieces = pieces(45, "it went on and on and on and on and on and on and on and on and on and on");
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0)).startsWith("it went on").endsWith(",");
    }

    @Test
    void pinyin_isCutBehindASyllable() {
        List<String> pieces = pieces(45, "ni3hao3".repeat(20));
        assertThat(pieces).hasSizeGreaterThan(3).allMatch(piece -> piece.matches("(?:ni3|hao3)+,?"));
    }

    @Test
    void sentenceThatIsCut_isSaidWithItsLastPiece_andThatMayHoldMore() {
        List<CleanedText> pieces = new PieceCutter(tokenizer, 60)
                .pieces(List.of(
                        new CleanedText("this is a sentence of thirty tokens.", 40, false),
                        new CleanedText(
                                "when the rain had stopped at last, we went out to see what was left.", 120, false),
                        new CleanedText("so.", 124, false)));
        assertThat(pieces)
                .containsExactly(
                        new CleanedText("this is a sentence of thirty tokens.", 40, false),
                        new CleanedText("when the rain had stopped at last,", 40, false),
                        new CleanedText("we went out to see what was left. so.", 124, false));
    }

    @Test
    void paragraph_endsAPiece() {
        List<CleanedText> sentences = List.of(
                new CleanedText("yes.", 4, false), new CleanedText("no.", 8, true), new CleanedText("so.", 13, false));
        assertThat(new PieceCutter(tokenizer, 60).pieces(sentences))
                .containsExactly(new CleanedText("yes. no.", 8, true), new CleanedText("so.", 13, false));
    }

    private List<String> pieces(int most, String sentence) {
        return new PieceCutter(tokenizer, most)
                .pieces(List.of(new CleanedText(sentence, 1, false))).stream()
                        .map(CleanedText::text)
                        .toList();
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int[] script = SCRIPTS[random.nextInt(SCRIPTS.length)];
            for (int j = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 12); j > 0; j--) {
                sentence.appendCodePoint(script[0] + random.nextInt(script[1] - script[0] + 1));
            }
            sentence.append(' ');
        }
        return sentence.toString().strip();
    }

    /** The text without the spaces and commas that a cut may remove or add. */
    private static String bare(List<CleanedText> texts) {
        return texts.stream()
                .map(CleanedText::text)
                .collect(Collectors.joining())
                .replaceAll("[ ,]", "");
    }
}
