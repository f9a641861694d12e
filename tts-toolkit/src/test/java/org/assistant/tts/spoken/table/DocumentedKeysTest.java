package org.assistant.tts.spoken.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the document explains each key. */
final class DocumentedKeysTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "spoken-forms.md");

    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "it", "pt", "hi", "de", "pl", "ru", "tr", "nl", "cs", "ar", "hu", "ko"})
    void everyKeyOfALanguage_isExplained(String language) throws IOException {
        List<Pattern> explained = explained();
        Properties entries = new Properties();
        try (InputStream file = LanguageTable.class.getResourceAsStream(language + ".properties")) {
            entries.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        assertThat(entries.stringPropertyNames())
                .hasSizeGreaterThan(50)
                .allSatisfy(key -> assertThat(explained)
                        .as("docs/spoken-forms.md has no %s", key)
                        .anyMatch(known -> known.matcher(key).matches()));
    }

    /** Returns the keys in the first column of its tables. */
    private static List<Pattern> explained() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        KEY.matcher(line.substring(0, line.indexOf('|', 1))).results())
                .map(key -> Pattern.compile(key.group(1)
                                .replace(".", "\\.")
                                .replace("CODE", "[A-Z]{3}")
                                .replace("FORM", "[a-z]+")
                                .replace("NAME", ".+")
                                .replaceFirst("\\bN$", "\\\\d+")
                        + "(\\.(?:[A-Z]{2}|\\d{3}))?"))
                .toList();
    }
}
