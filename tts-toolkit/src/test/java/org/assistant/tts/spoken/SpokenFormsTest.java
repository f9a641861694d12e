package org.assistant.tts.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the tables of written and spoken forms: one file for each language, without Java. */
final class SpokenFormsTest {

    /** The languages with a table, and the country of its order of dates. */
    private static final List<String> TABLES = List.of("en-US", "es", "fr", "it", "pt-BR", "hi", "ja", "zh-CN");

    /** Twice the length of the splitter's longest sentence. */
    private static final int LONGEST = 2_000;

    @TestFactory
    List<DynamicTest> everyLine_isSaidAsItsTableSays() throws IOException {
        List<DynamicTest> lines = new ArrayList<>();
        for (String tag : TABLES) {
            Locale locale = Locale.forLanguageTag(tag);
            SpokenForms forms = SpokenForms.of(locale);
            for (String line : lines(locale.getLanguage() + ".tsv")) {
                String[] columns = line.split("\t");
                lines.add(DynamicTest.dynamicTest(
                        tag + ": " + columns[0],
                        () -> assertThat(forms.words(columns[0])).isEqualTo(columns[1])));
            }
        }
        return lines;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = SpokenFormsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void everyTable_isLong() throws IOException {
        for (String tag : TABLES) {
            assertThat(lines(Locale.forLanguageTag(tag).getLanguage() + ".tsv"))
                    .as(tag)
                    .hasSizeGreaterThanOrEqualTo(120);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 'Due 2024-03-15.', 'Due the fifteenth of March, twenty twenty-four.'",
        "en-GB, 'Due 3/4/2024.', 'Due the third of April, twenty twenty-four.'",
        "en-GB, 'It is 250 miles, on the 103rd day.', 'It is two hundred and fifty miles, on the one hundred and third day.'",
        "en-GB, 'Doors open at 7.30pm, trains leave at 14.30.', 'Doors open at seven thirty PM, trains leave at fourteen thirty.'",
        "en-GB, 'They won 2–0, then drew 1–1.', 'They won two nil, then drew one all.'",
        "en-GB, 'He weighs 12st 4lb.', 'He weighs twelve stone four pounds.'",
        "en-US, 'They won 2–0.', 'They won two to zero.'",
        "es-419, 'Son 1,249.50 pesos, 3.14 y 1,000.', 'Son mil doscientos cuarenta y nueve punto cincuenta pesos, tres punto catorce y mil.'",
        "es, 'Pesa 3.5 kg.', 'Pesa tres coma cinco kilos.'",
        "en-US, 'Edit ~/.bashrc now.', 'Edit tilde slash dot bashrc now.'",
        "en-US, 'Try 10.0.0.254:8080.', 'Try ten point zero point zero point two hundred fifty-four colon eight thousand eighty.'",
        "en-US, 'Try 10.0.0.0/24, localhost:80.', 'Try ten point zero point zero point zero slash twenty-four, localhost colon eighty.'",
        "en-US, 'At 40.70° N, 74.06° W', 'At forty point seven zero degrees north, seventy-four point zero six degrees west'",
        "en-US, 'A 5.8\" screen, 6''2\" tall', 'A five point eight-inch screen, six foot two tall'",
        "en-US, 'Get setup-v1.4.0.exe.', 'Get setup dash V one dot four dot zero dot EXE.'",
        "en-GB, '4–7 May 2023', 'the fourth to the seventh of May, twenty twenty-three'",
        "en-GB, '10 Downing St, London', 'ten Downing Street, London'",
        "es, 'iOS 17.4, versión v2.0 y 14\"', 'iOS diecisiete punto cuatro, versión dos punto cero y catorce pulgadas'",
        "fr, 'iOS 17.4, version v2.0 et 14\"', 'iOS dix-sept point quatre, version deux point zéro et quatorze pouces'",
        "it, 'iOS 17.4, versione v2.0 e 14\"', 'iOS diciassette punto quattro, versione due punto zero e quattordici pollici'",
        "pt-BR, 'iOS 17.4, versão v2.0 e 14\"', 'iOS dezessete ponto quatro, versão dois ponto zero e catorze polegadas'",
        "xx, 'It costs $5.', 'It costs $5.'"
    })
    void countryAndLanguage_matter(String tag, String written, String spoken) {
        assertThat(SpokenForms.of(Locale.forLanguageTag(tag)).words(written)).isEqualTo(spoken);
    }

    @Test
    void longHostileText_takesTimeInProportion() {
        for (String tag : TABLES) {
            everyPart_inTime(SpokenForms.of(Locale.forLanguageTag(tag)));
        }
    }

    private static void everyPart_inTime(SpokenForms forms) {
        for (String part :
                List.of("1", "1,", "1.", "$", "a.", "-1", "1/", "I", "www.", "x@", "1:2", "Dr. ", "A ", "1 ", "^2")) {
            String text = part.repeat(LONGEST / part.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> forms.words(text), part);
        }
    }
}
