package org.assistant.tts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentenceAlignmentTest {

    /** In the text, {@code |} marks a reported end; none after the last sentence, which ends with the text. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '~', textBlock = """
                    en # One is here.| Two is there.| Three is gone.  # One is here./Two is there./Three is gone.
                    en # Dr. Lee came.| Then Mr. Fox left etc.| He did. # doctor Lee came./Then mister Fox left et cetera./He did.
                    en # He said it.| Prof. Lee did.| So what? # He said it./professor Lee did./So what?
                    en # I have 12.| You have 300 of them.| Good. # I have twelve./You have three hundred of them./Good.
                    en # **Now** _this_.| See [the *page*](https://x.org/b?c=d).| A `word`. # Now this./See the page./A word.
                    en # Great!😀| Thanks 👍🏽 a lot.| 🎉 Bye! # Great!/Thanks a lot./Bye!
                    en # One.| (Two.)| THREE! # one./two./three!
                    fr # L’été vient.| « Ça va ? »| Où\u00ADi. # L'été vient./Ça va?/Oùi.
                    tr # Işık geldi.| İyi oldu.| Bitti. # ışık geldi./iyi oldu./bitti.
                    zh # 今天很好。|你呢？|「好！」|我说ＯＫ. # 今天很好./你呢?/好!/我说OK.
                    ja # はい。|３５円です。|「行こう。」と言った。 # はい。/35円です。/行こうと言った。
                    hi # वह ठीक है।|क्या यह १२ है?| हाँ। # वह ठीक है।/क्या यह 12 है?/हाँ।
                    en # Yes.| Yes.| Yes. # Yes./Yes./Yes.
                    en # No.| No.| Yes.| No. # No./No./Yes./No.
                    """)
    void ends_areThoseOfTheSentences(String language, String marked, String spoken) {
        assertThat(told(language, marked.replace("|", ""), spoken.split("/"))).isEqualTo(marked + "|");
    }

    @Test
    void linesAndEmptyLines_areNoPartOfTheSentenceBefore() {
        assertThat(told("en", "# Title\n\n\n- One.\n* two\n\n---\n\n> Three.\n\n", "Title.", "One.", "two.", "Three."))
                .isEqualTo("# Title|\n\n\n- One.|\n* two|\n\n---\n\n> Three.\n\n|");
    }

    @Test
    void sentenceThatIsNotSpoken_isSaidBeforeTheNextOne() {
        assertThat(told("en", "One is. <x y=1> Two is. Three is.", "One is.", "Three is."))
                .isEqualTo("One is. <x y=1> Two is.| Three is.|");
        assertThat(told("en", "One is. Two is. Three was.", "One is.", "Two is."))
                .isEqualTo("One is.| Two is. Three was.|");
    }

    @Test
    void oneOfTheSame_isTakenForTheFirstThatMayBeMeant() {
        assertThat(told("en", "Yes. Yes. Yes. So.", "Yes.", "Yes.", "So.")).isEqualTo("Yes.| Yes. Yes.| So.|");
    }

    @Test
    void wordsThatAreSaidTwice_areSaidTheSecondTime() {
        assertThat(told("en", "It is 12. Twelve! So.", "It is twelve.", "twelve!", "So."))
                .isEqualTo("It is 12.| Twelve!| So.|");
        assertThat(SentenceAlignment.ends("Yes. No.", Locale.ENGLISH, List.of("Yes.", "Yes.", "No.")))
                .containsExactly(0, 4, 8);
    }

    @Test
    void sentencesThatAreJoinedOrCut_endWhereBothDo() {
        assertThat(told("en", "One is. Two is. Three is. Four is.", "One is, two is.", "Three is", "four is."))
                .isEqualTo("One is. Two is.| Three is.| Four is.|");
        assertThat(told("en", "One is here, and two there. Four is.", "One is here", "and two there.", "Four is."))
                .isEqualTo("One is here, and two there.| Four is.|");
    }

    @Test
    void wordsThatWereRewrittenOnBothSides_leaveItOpen() {
        assertThat(told(
                        "en",
                        "It was in 1990. 12 of them left. So it is.",
                        "It was then.",
                        "Twelve of them left.",
                        "So it is."))
                .isEqualTo("It was in 1990. 12 of them left.| So it is.|");
        assertThat(told("en", "1. 2. 3.", "one", "two", "three")).isEqualTo("1. 2. 3.|");
    }

    @Test
    void nothingSpoken_givesNothing() {
        assertThat(SentenceAlignment.ends("One. Two.", Locale.ENGLISH, List.of()))
                .isEmpty();
        assertThat(SentenceAlignment.ends("", Locale.ENGLISH, List.of("One."))).containsExactly(0);
    }

    /** Drops and rewrites words, and drops sentences; a reported end must have been said, and usually be the latest. */
    @Test
    void anyText_isNeverToldBeforeItIsSaid() {
        Random random = new Random(11);
        int exact = 0;
        int all = 0;
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            List<String> spoken = new ArrayList<>();
            List<Integer> truth = new ArrayList<>();
            for (int i = round % 20 == 0 ? 300 : 12; i > 0; i--) {
                String[] words = words(random, 1 + random.nextInt(8));
                text.append(text.isEmpty() ? "" : " ")
                        .append("So ")
                        .append(String.join(" ", words))
                        .append('.');
                for (int j = 0; j < words.length; j++) {
                    int change = random.nextInt(12);
                    words[j] = change == 0 ? "" : change == 1 ? "another " + words[j].length() : words[j];
                }
                if (random.nextInt(20) > 0) {
                    spoken.add("so " + String.join(" ", words) + ".");
                    truth.add(text.length());
                }
            }
            List<Integer> ends = SentenceAlignment.ends(text.toString(), Locale.GERMAN, spoken);
            for (int i = 0; i + 1 < ends.size(); i++) {
                int next = truth.get(i + 1);
                int end = ends.get(i);
                assertThat(end).as("%s%n%s", text, spoken).isLessThan(next);
                exact += end >= truth.get(i) ? 1 : 0;
                all++;
            }
        }
        assertThat(exact).isGreaterThan(all * 99 / 100);
    }

    private static String[] words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "word".substring(random.nextInt(2), 2 + random.nextInt(3)) + random.nextInt(6))
                .toArray(String[]::new);
    }

    /** It takes up to 0.3 s; anything quadratic would take minutes. Measures processor time, so that a busy machine passes. */
    @ParameterizedTest
    @CsvSource({
        "a, b",
        "'Yes. ', 'no. '",
        "'a b. ', 'b a. '",
        "'a b c. ', 'c b a. '",
        "今天。, 天今。",
        "e\u0301, e\u0300\u0301",
        "'\n', '.'"
    })
    void twoHundredThousandCharacters_areDoneInNoTime(String unit, String other) {
        String text = unit.repeat(200_000 / unit.length());
        List<String> spoken =
                new ArrayList<>(SentenceSplitter.split(other.repeat(200_000 / other.length()), Locale.ENGLISH));
        Collections.addAll(spoken, "x.", "Yes.", "a b.");
        spoken.addAll(SentenceSplitter.split(text, Locale.ENGLISH));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        List<Integer> ends = SentenceAlignment.ends(text, Locale.ENGLISH, spoken);
        Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
        assertThat(taken).isLessThan(Duration.ofSeconds(3));
        assertThat(ends).hasSameSizeAs(spoken).isSorted().endsWith(text.length());
    }

    @Test
    void longText_isFoundToTheEnd() {
        StringBuilder text = new StringBuilder();
        List<String> spoken = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 1000; i < 3_000; i++) {
            text.append("\n\n**The old man told** Dr. No a story.");
            spoken.add("The old man told doctor No a story.");
            ends.add(text.length());
            text.append(" 12, and then ").append(i).append(", of us heard it.");
            spoken.add("twelve, and then " + i + ", of us heard it.");
            ends.add(text.length());
        }
        assertThat(SentenceAlignment.ends(text.toString(), Locale.ENGLISH, spoken))
                .isEqualTo(ends);
    }

    @Test
    void longTextOfTheSameSentences_isFoundToTheEnd() {
        StringBuilder text = new StringBuilder();
        List<String> spoken = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            text.append("The old man told Dr. No a story.");
            spoken.add("the old man told doctor no a story.");
            ends.add(text.length());
            text.append(" Then 12 of them left. ");
            spoken.add("then twelve of them left.");
            ends.add(text.length() - (i == 499 ? 0 : 1));
        }
        assertThat(SentenceAlignment.ends(text.toString(), Locale.ENGLISH, spoken))
                .isEqualTo(ends);
    }

    @Test
    void manyWordsThatAreNotSpoken_areSaidBeforeTheNextSentence() {
        String before = numbered(0, 300, "And this is number %d.");
        String table = numbered(0, 2_000, "x%d");
        String behind = numbered(300, 600, "And this is number %d.");
        String text = before + " " + table + ". " + behind;
        List<String> spoken = new ArrayList<>(SentenceSplitter.split(before, Locale.ENGLISH));
        spoken.addAll(SentenceSplitter.split(behind, Locale.ENGLISH));
        List<Integer> ends = SentenceAlignment.ends(text, Locale.ENGLISH, spoken);
        assertThat(ends.get(298)).isEqualTo(text.indexOf("number 298.") + 11);
        assertThat(ends.get(299)).isEqualTo(text.indexOf(". And this is number 300.") + 1);
        assertThat(ends.get(300)).isEqualTo(text.indexOf("number 300.") + 11);
    }

    private static String numbered(int from, int to, String sentence) {
        return IntStream.range(from, to)
                .mapToObj(number -> String.format(sentence, number))
                .collect(Collectors.joining(" "));
    }

    @Test
    void longTextWithLittleInCommon_leavesItOpen() {
        List<String> sentences = IntStream.range(0, 300)
                .mapToObj(i -> "a" + i + " b" + i + " and.")
                .toList();
        List<String> spoken = IntStream.range(0, 300)
                .mapToObj(i -> "c" + i + " d" + i + " and.")
                .toList();
        String text = String.join(" ", sentences);
        assertThat(new TreeSet<>(SentenceAlignment.ends(text, Locale.ENGLISH, spoken)))
                .containsExactly(0, text.length());
    }

    /** Returns the text with a bar at each reported end. */
    private static String told(String language, String text, String... spoken) {
        StringBuilder marked = new StringBuilder(text);
        List<Integer> ends = SentenceAlignment.ends(text, Locale.forLanguageTag(language), Arrays.asList(spoken));
        assertThat(ends).hasSize(spoken.length);
        ends.stream()
                .distinct()
                .sorted(Collections.reverseOrder())
                .filter(end -> end > 0)
                .forEach(end -> marked.insert(end, "|"));
        return marked.toString();
    }
}
