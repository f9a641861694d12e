package org.assistant.tts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SentenceStreamTest {

    private static final String[] PARTS = {
        "Dr",
        "Mr",
        "U.S",
        "e.g",
        "J",
        "I",
        "The",
        "he",
        "Smith",
        "3",
        "12",
        "word",
        "Word",
        ".",
        ".",
        ". ",
        "! ",
        "? ",
        "...",
        "…",
        "!",
        "?",
        " ",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\"",
        "”",
        "“",
        "»",
        " »",
        "« ",
        "(",
        ")",
        "-",
        "— ",
        "。",
        "」",
        "と",
        "你",
        "।",
        "डॉ",
        "😀",
        "𠀀",
        "e\u0301",
        ",",
        "، ",
        "[1]",
        "*",
        "a line that is long enough to have been wrapped at some width"
    };

    @Test
    void sentence_isGivenOutWhenTheNextOneBegins() {
        SentenceStream stream = new SentenceStream(Locale.ENGLISH);
        assertThat(stream.push("It is 3")).isEmpty();
        assertThat(stream.push(".")).isEmpty();
        assertThat(stream.push("5 now.")).isEmpty();
        assertThat(stream.push(" ")).isEmpty();
        assertThat(stream.push("T")).containsExactly("It is 3.5 now.");
        assertThat(stream.push("he end.\n")).containsExactly("The end.");
        assertThat(stream.push("Mr.")).isEmpty();
        assertThat(stream.finish()).containsExactly("Mr.");
    }

    @Test
    void afterFinish_anotherTextMayBegin() {
        SentenceStream stream = new SentenceStream(Locale.ENGLISH);
        stream.push("Half a sen");
        assertThat(stream.finish()).containsExactly("Half a sen");
        assertThat(stream.finish()).isEmpty();
        stream.push("One. Tw");
        assertThat(stream.finished()).containsExactly(new Sentence("Tw", 7));
    }

    @Test
    void cutsBetweenDeltas_haveNoInfluence() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            Locale language =
                    List.of(Locale.ENGLISH, Locale.GERMAN, Locale.ROOT).get(random.nextInt(3));
            StringBuilder text = new StringBuilder();
            int parts = 1 + random.nextInt(80);
            for (int i = 0; i < parts; i++) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
                if (random.nextInt(3) == 0) {
                    text.append(' ');
                }
            }
            if (random.nextInt(20) == 0) {
                text.append("on and on, ".repeat(150));
            }
            List<Sentence> sentences = inPieces(text.toString(), language, random);
            assertThat(sentences)
                    .as("seed %s", seed)
                    .isEqualTo(SentenceSplitter.sentences(text.toString(), language))
                    .allMatch(sentence -> text.substring(0, sentence.end()).endsWith(sentence.text()));
        }
    }

    @Test
    void noLetterOrDigit_isLost() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String split = String.join("", SentenceSplitter.split(text.toString(), Locale.ENGLISH));
            assertThat(spoken(split)).as("seed %s", seed).isEqualTo(spoken(text.toString()));
        }
    }

    private static String spoken(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Sentence> inPieces(String text, Locale language, Random random) {
        SentenceStream stream = new SentenceStream(language);
        List<Sentence> sentences = new ArrayList<>();
        int longest = 1 + random.nextInt(12);
        for (int at = 0; at < text.length(); ) {
            int length = Math.min(text.length() - at, 1 + random.nextInt(longest));
            sentences.addAll(stream.pushed(text.substring(at, at + length)));
            at += length;
        }
        sentences.addAll(stream.finished());
        return sentences;
    }
}
