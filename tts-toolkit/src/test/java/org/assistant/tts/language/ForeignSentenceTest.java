package org.assistant.tts.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.spoken.SpokenForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with a hundred short sentences, in the file {@code sentences.tsv}. */
final class ForeignSentenceTest {

    private static final List<Locale> SPOKEN = Stream.of(
                    "en-US", "en-GB", "es", "fr", "it", "pt-BR", "hi", "ja", "zh-CN")
            .map(Locale::forLanguageTag)
            .toList();

    private record Sentence(Locale language, String text) {}

    private static Optional<Locale> language(String sentence, Locale text) {
        return ForeignSentence.language(sentence, text, SPOKEN);
    }

    private static List<String> lines(Class<?> neighbour, String file) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<Sentence> sentences() throws IOException {
        return lines(ForeignSentenceTest.class, "sentences.tsv").stream()
                .map(line -> line.split("\t"))
                .map(line -> new Sentence(Locale.forLanguageTag(line[0]), line[1]))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"en, 73", "es, 58", "fr, 67", "it, 67", "pt, 73"})
    void sentencesOfOtherLanguages_areFound_andNoneIsTakenForAThird(String code, int atLeast) throws IOException {
        Locale text = Locale.forLanguageTag(code);
        List<Sentence> others = sentences().stream()
                .filter(sentence -> !sentence.language().equals(text))
                .toList();
        assertThat(others).hasSize(80);
        List<Sentence> found = new ArrayList<>();
        for (Sentence sentence : others) {
            language(sentence.text(), text).ifPresent(language -> {
                assertThat(language).as(sentence.text()).isEqualTo(sentence.language());
                found.add(sentence);
            });
        }
        assertThat(found.size()).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void sentencesOfTheText_stayInItsLanguage() throws IOException {
        assertThat(sentences())
                .allSatisfy(sentence -> assertThat(language(sentence.text(), sentence.language()))
                        .as(sentence.text())
                        .isEmpty());
    }

    @Test
    void englishWithForeignWords_staysEnglish() throws IOException {
        assertThat(lines(ForeignSentenceTest.class, "english.txt"))
                .hasSize(50)
                .allSatisfy(
                        line -> assertThat(language(line, Locale.US)).as(line).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "it", "pt"})
    void tablesOfWrittenForms_stayInTheirLanguage(String code) throws IOException {
        assertThat(lines(SpokenForms.class, code + ".tsv"))
                .hasSizeGreaterThan(100)
                .flatExtracting(line -> List.of(line.split("\t")))
                .allSatisfy(line -> assertThat(language(line, Locale.forLanguageTag(code)))
                        .as(line)
                        .isEmpty());
    }

    @Test
    void languageThatNobodySpeaks_isNotLookedFor() {
        assertThat(ForeignSentence.language("Je ne sais pas où est la gare.", Locale.US, List.of(Locale.US)))
                .isEmpty();
    }
}
