package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assistant.tts.spoken.SpokenForms;
import org.assistant.tts.threads.HeapRoom;
import org.assistant.tts.xtts.text.spelling.TextCleaner;
import org.assistant.tts.xtts.text.spelling.Typography;
import org.assistant.tts.xtts.text.words.LanguageRules;
import org.assistant.tts.xtts.text.words.WordTable;
import org.assistant.tts.xtts.text.words.WrittenForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * XTTS reads the tables of spoken forms as Kokoro does, except for those listed in {@code differences.tsv} with the reason. The
 * languages that it alone speaks have tables of their own, in the folder {@code spoken}.
 */
final class SpokenTablesTest {

    private static final List<String> REASONS = List.of("and", "year", "decimal", "money", "version", "number");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "it", "pt", "hi"})
    void everyLine_isSaidAsItsTableSays_orAsTheNetworkWasTaught(String code) throws IOException {
        Map<String, String> different = new HashMap<>();
        for (String[] line : lines(SpokenTablesTest.class, "differences.tsv")) {
            if (line[0].equals(code)) {
                different.put(line[1], line[2]);
            }
        }
        Spelling spelling = new Spelling(code);
        List<String[]> table = lines(SpokenForms.class, code + ".tsv");
        SoftAssertions softly = new SoftAssertions();
        for (String[] line : table) {
            String wanted = bare(spelling.cleaner().clean(line[1]));
            String said = bare(spelling.said(line[0]));
            softly.assertThat(said).as(line[0]).isEqualTo(different.getOrDefault(line[0], wanted));
            if (different.containsKey(line[0])) {
                softly.assertThat(wanted).as("%s differs", line[0]).isNotEqualTo(different.get(line[0]));
            }
        }
        softly.assertAll();
        assertThat(table).hasSizeGreaterThanOrEqualTo(120);
        assertThat(table).extracting(line -> line[0]).containsAll(different.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "pl", "ru", "tr", "nl", "cs", "ar", "hu", "ko"})
    void everyLineOfAnotherLanguage_isSaidAsItsTableSays(String code) throws IOException {
        Spelling spelling = new Spelling(code);
        List<String[]> table = lines(SpokenTablesTest.class, "spoken/" + code + ".tsv");
        SoftAssertions softly = new SoftAssertions();
        for (String[] line : table) {
            softly.assertThat(bare(spelling.said(line[0])))
                    .as(line[0])
                    .isEqualToIgnoringCase(bare(spelling.cleaner().spell(line[1])));
        }
        softly.assertAll();
        assertThat(table).hasSizeGreaterThanOrEqualTo(45);
    }

    @Test
    void everyDifference_hasAReason() throws IOException {
        assertThat(lines(SpokenTablesTest.class, "differences.tsv"))
                .allSatisfy(line -> assertThat(line).hasSize(4))
                .extracting(line -> line[3])
                .isSubsetOf(REASONS);
    }

    /** The steps from a sentence to the network's spelling. */
    private record Spelling(
            String code, SpokenForms forms, WordTable inside, WrittenForms written, TextCleaner cleaner) {

        Spelling(String code) {
            this(
                    code,
                    SpokenForms.besidesNumbers(Locale.forLanguageTag(code)),
                    WordTable.abbreviationsInside(LanguageRules.of(code)),
                    new WrittenForms(LanguageRules.of(code)),
                    TextCleaner.of(code, new HeapRoom()));
        }

        String said(String text) {
            String plain = inside.replaceIn(Typography.plain(text, code));
            return cleaner.clean(written.rewrite(forms.words(plain)));
        }
    }

    /** The text without marks, which are not part of the words. */
    private static String bare(String text) {
        return text.replaceAll("[\\p{P}।]", " ").replaceAll("\\s+", " ").strip();
    }

    private static List<String[]> lines(Class<?> neighbour, String file) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
