package org.assistant.tts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SentenceSplitterTest {

    /** The expected sentences; joined with spaces they are the input. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Dr. Smith met Mr. Jones.        | They talked.              | It was 5 p.m. then.
                    en | It costs $3.50 or £2.          | The rest is free!         | Really?
                    en | J. K. Rowling wrote it.         | George W. Bush read it.   | So did I.
                    en | The U.S. Army left the U.S.     | It took a day.            | Nobody knew, e.g. Peter.
                    en | "Are you sure?" she asked.      | "Yes."                    | (He was.)
                    en | Well... it works.               | Wait…                     | What?!
                    en | See https://a.org/b?c=d.        | Mail me@x.co.uk now!      | Version 2.0.1 is out.
                    en | Apple Inc. CEO Tim Cook spoke.  | He works for Apple Inc.   | The rest was silence.
                    en | hello there.                    | how are you?              | i am fine, mr. smith.
                    en | **Look at this.**               | *Now.*                    | See No. 5 of vol. 2.
                    en | Great!😀                        | Thanks.                   | 😀 Bye.
                    en | Call at 9 a.m. EST today.       | She left at 5 p.m.        | He stayed.
                    en | Thus 5! = 120 is right.         | It began c. 1600, ch. IV. | I will not.
                    es | El Sr. López llegó.             | ¿Qué tal?                 | ¡Hola, Dra. Ruiz!
                    es | Vive en EE. UU. desde 1990.     | Pesa 2.500 kg.            | «¿Sí?» dijo ella.
                    fr | M. Dupont est là.               | « Bonjour ! » dit-il.     | Vraiment ?
                    fr | Le 5 janv. 2024, il part.       | Voir art. 3, chap. IV.    | Le reste va.
                    fr | Il a dit : « Oui ! »            | Mme Curie, p. ex. le Dr. X. | Et puis ?
                    it | Nel 52 a.C. Cesare vinse.       | Era il 12 ott. 1492.      | Poi finì.
                    it | Il sig. Rossi è qui.            | Vedi pag. 12.             | È vero?
                    pt | Mora no apto. 32 da rua.        | Foi em 12 out. 1492.      | Depois, nada.
                    pt | O Sr. Silva chegou.             | A Sra. Lima não.          | São 3,5 km.
                    hi | डॉ. शर्मा आए हैं।                  | वह एम.ए. कर रही है।          | क्या यह सच है?
                    de | Am 3. Oktober kam er.           | „Wirklich?“               | Er ist z. B. Arzt bei der Fa. X.
                    ru | Это г-н Иванов.                 | Да!                       | В 1990 г. Москва росла.
                    ko | 안녕하세요.                       | 네.                       | 알겠습니다!
                    ar | مرحبا.                          | كيف حالك؟                 | بخير.
                    """)
    void sentences_areFound(String language, String first, String second, String third) {
        assertThat(SentenceSplitter.split(first + " " + second + " " + third, Locale.forLanguageTag(language)))
                .containsExactly(first, second, third);
    }

    @Test
    void eastAsianMarks_needNoSpace() {
        assertThat(SentenceSplitter.split("今天很好。你呢？「好！」我说OK.是的", Locale.CHINESE))
                .containsExactly("今天很好。", "你呢？", "「好！」", "我说OK.", "是的");
        assertThat(SentenceSplitter.split("「行こう。」と彼は言った。そうですか？はい!３．５です。", Locale.JAPANESE))
                .containsExactly("「行こう。」と彼は言った。", "そうですか？", "はい!", "３．５です。");
    }

    @Test
    void lines_andItems_areSentences() {
        assertThat(SentenceSplitter.split(
                        "# Shopping\n\n1. Milk\n2. Bread and butter. The good one.\r\n- apples\n* pears\n\n---\nDone",
                        Locale.ENGLISH))
                .containsExactly(
                        "# Shopping",
                        "1. Milk",
                        "2. Bread and butter.",
                        "The good one.",
                        "- apples",
                        "* pears",
                        "Done");
    }

    @Test
    void wrappedLines_goOn() {
        assertThat(SentenceSplitter.split(
                        "This is a line of ordinary length that some program has wrapped\r\n"
                                + "here, although the sentence goes on for a good while and is\nonly over now. Right?",
                        Locale.ENGLISH))
                .hasSize(2)
                .last()
                .isEqualTo("Right?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "...", "—", "😀 🎉", "***\n---\n\"\""})
    void nothingToSay_givesNothing(String text) {
        assertThat(SentenceSplitter.split(text, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void oddText_losesNothing() {
        for (String text : List.of("a\0b. C", "\uD83D", "x \uDC00. Y", "½", "\u202Eabc. Def", "a.".repeat(50))) {
            assertThat(String.join("", SentenceSplitter.split(text, Locale.ROOT))
                            .replaceAll("\\s", ""))
                    .isEqualTo(
                            Character.isLetterOrDigit(text.charAt(0)) || text.length() > 1 || text.equals("½")
                                    ? text.replaceAll("\\s", "")
                                    : "");
        }
    }

    @Test
    void endlessSentence_isCutAtClausesElseWords() {
        String clause = "and then the river went on through the fields, ";
        List<String> clauses = SentenceSplitter.split(clause.repeat(100), Locale.ENGLISH);
        assertThat(clauses).allMatch(piece -> piece.length() <= SentenceStream.LONGEST && piece.endsWith(","));
        assertThat(String.join(" ", clauses)).isEqualTo(clause.repeat(100).strip());

        List<String> words = SentenceSplitter.split("word ".repeat(1000), Locale.ENGLISH);
        assertThat(words).allMatch(piece -> piece.startsWith("word") && piece.endsWith("word"));
        assertThat(words).hasSizeLessThan(10);
    }

    @Test
    void endlessWord_isCutBetweenWholeCharacters() {
        String accented = "xe\u0301".repeat(2000) + "𠀀".repeat(2000);
        List<String> pieces = SentenceSplitter.split(accented, Locale.ENGLISH);
        assertThat(String.join("", pieces)).isEqualTo(accented);
        assertThat(pieces).allMatch(piece -> piece.length() <= SentenceStream.LONGEST);
        assertThat(pieces).noneMatch(piece -> piece.startsWith("\u0301") || Character.isLowSurrogate(piece.charAt(0)));
    }

    /** It takes 0.1 to 0.3 s; anything quadratic would take minutes. Measures processor time, so that a busy machine passes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", ". ", "A. ", "\n", "。", "! » "})
    void megabyteOfAnything_isDoneInNoTime(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        SentenceSplitter.split(text, Locale.ENGLISH);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }
}
