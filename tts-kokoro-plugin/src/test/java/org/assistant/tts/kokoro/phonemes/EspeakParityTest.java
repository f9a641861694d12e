package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real child compared with the phonemes of Kokoro's own G2P. */
@Timeout(120)
class EspeakParityTest {

    @TempDir
    static Path folder;

    private static EspeakPhonemizer phonemizer;

    @BeforeAll
    static void start() {
        phonemizer = new EspeakPhonemizer(new EspeakProcess(folder, EspeakProcess.DEADLINE), UnaryOperator.identity());
    }

    @AfterAll
    static void end() {
        phonemizer.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {".*_ENGLISH", "LATIN_AMERICAN_SPANISH", "JAPANESE", "MANDARIN"})
    void everySentence_sameAsTheReference(KokoroLanguage language) {
        List<ReferencePhonemes> rows = ReferencePhonemes.of(language);
        assertThat(rows)
                .hasSize(20)
                .allSatisfy(row -> assertThat(phonemizer.phonemize(row.text(), language))
                        .as(row.text())
                        .isEqualTo(row.phonemes()));
    }

    /** The reference takes its words from a lexicon, so only the distance is checked. */
    @ParameterizedTest
    @CsvSource({"AMERICAN_ENGLISH, 0.12", "BRITISH_ENGLISH, 0.09"})
    void english_nearTheReference(KokoroLanguage language, double mostErrors) {
        int errors = 0;
        int length = 0;
        for (ReferencePhonemes row : ReferencePhonemes.of(language)) {
            String phonemes = phonemizer.phonemize(row.text(), language);
            errors += distance(phonemes, row.phonemes());
            length += row.phonemes().length();
        }
        assertThat((double) errors / length).isLessThan(mostErrors);
    }

    @Test
    void latinAmericanSpanish_hasNoTh() {
        assertThat(phonemizer.phonemize("cinco zapatos", KokoroLanguage.LATIN_AMERICAN_SPANISH))
                .isEqualTo("sˈinko sapˈatos");
    }

    @Test
    void eightThreads_sameAsOne() throws Exception {
        List<ReferencePhonemes> rows = ReferencePhonemes.all().stream()
                .filter(row -> !row.language().isEastAsian())
                .toList();
        Callable<List<String>> all = () -> rows.stream()
                .map(row -> phonemizer.phonemize(row.text(), row.language()))
                .toList();
        List<String> alone = all.call();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(all);
            }
            for (Future<List<String>> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j < costs.length; j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j < costs.length; j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(substituted, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[other.length()];
    }
}
