package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.spoken.SpokenForms;
import org.assistant.tts.threads.HeapRoom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of spoken forms that Kokoro is held to, for XTTS. */
final class SpokenTablesTest {

    /** The others are numbers, years and money, which the network's own texts spell in another way. */
    @ParameterizedTest
    @CsvSource({"en, 0.80", "es, 0.80", "fr, 0.87", "it, 0.90", "pt, 0.83", "hi, 0.83"})
    void mostLines_areSaidAsTheTableSays(String code, double share) throws IOException {
        SpokenForms forms = SpokenForms.besidesNumbers(Locale.forLanguageTag(code));
        LanguageRules rules = LanguageRules.of(code);
        WordTable inside = WordTable.abbreviationsInside(rules);
        WrittenForms written = new WrittenForms(rules);
        TextCleaner cleaner = TextCleaner.of(code, new HeapRoom());
        List<String[]> lines = lines(code);
        List<String[]> same = lines.stream()
                .filter(line -> {
                    String plain = inside.replaceIn(Typography.plain(line[0], code));
                    return bare(cleaner.clean(written.rewrite(forms.words(plain))))
                            .equals(bare(cleaner.clean(line[1])));
                })
                .toList();
        assertThat((double) same.size() / lines.size()).isGreaterThanOrEqualTo(share);
    }

    /** Without marks, and without the "and" that only one of the two says in large numbers. */
    private static String bare(String text) {
        return text.replaceAll("[\\p{P}।]", " ")
                .replaceAll("\\band\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<String[]> lines(String code) throws IOException {
        try (InputStream in = SpokenForms.class.getResourceAsStream(code + ".tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
