package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.assistant.tts.threads.HeapRoom;
import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.text.spelling.TextCleaner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All cleaned texts and tokens of the reference, except those that it reads wrongly. */
@Tag(Parity.TAG)
@EnabledIf("isThere")
class TextGoldenTest {

    /** What we say instead, by text, where the reference raises an exception or is wrong. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            // Wrong genders: 3ª is feminine, 1er is shortened before a noun, -я is feminine.
            "Este es un 1er test, 2º piso, 3ª vez.",
            "este es un primer test, segundo piso, tercera vez.",
            "Через 12.5 секунды, 20.15€, 1-й и 2-я",
            "через двенадцать целых пять десятых секунды, двадцать евро, пятнадцать центов, первый и вторая",
            // The decimal comma is not spoken; in Arabic, the five even becomes fifty.
            "50 asker, 12,5 saniye, Bu 1. test",
            "elli asker, oniki virgül beş saniye, bu birinci test",
            "في الـ 12,5 ثانية",
            "في الـ اثنا عشر فاصلة خمسة ثانية",
            // The reference reads 1.0 and then 0; the front end joins such groups first.
            "1.000.000",
            "one point zero.zero zero zero",
            // 1ka is not a word; the front end writes tsuitachi.
            "2023年5月1日に東京へ行きました。",
            "2023 nen 5 gatsu 1 nichi ni tokyo e ikimashita.",
            // The reference raises an exception: no ordinals in Czech, no digits in Hindi.
            "Za 12,5 vteřiny, 20.15€, 3. místo",
            "za dvanáct celých pět vteřiny, dvacet eur, patnáct centů, třetí místo",
            "12.5 सेकंड में 50 सैनिक",
            "बारह दशमलव पाँच सेकंड में पचास सैनिक",
            "14% बैटरी",
            "चौदह प्रतिशत बैटरी");

    /** The reference treats codes in brackets as tokens that control the network. */
    private static final String BRACKETS = "[en] [stop] [SPACE] [ja]";

    private static final Optional<Path> CASES = Parity.file("golden_text.json");

    static boolean isThere() {
        return CASES.isPresent();
    }

    @Test
    void textsAndTokens_areThoseOfTheReference() throws IOException {
        XttsTokenizer tokenizer = XttsTokenizer.read(Parity.file("vocab.json").orElseThrow());
        Map<String, TextCleaner> cleaners = new HashMap<>();
        SoftAssertions softly = new SoftAssertions();
        int cases = 0;
        for (JsonNode golden : new ObjectMapper().readTree(CASES.orElseThrow().toFile())) {
            String language = golden.get("lang").asText().equals("zh")
                    ? "zh-cn"
                    : golden.get("lang").asText();
            String text = golden.get("text").asText();
            String cleaned = cleaners.computeIfAbsent(language, code -> TextCleaner.of(code, new HeapRoom()))
                    .clean(text);
            softly.assertThat(cleaned)
                    .isEqualTo(
                            EXCEPTIONS.getOrDefault(text, golden.path("clean").asText()));
            if (golden.has("ids") && !text.equals(BRACKETS)) {
                softly.assertThat(tokenizer
                                .encode(golden.get("clean").asText(), language)
                                .ids())
                        .as(text)
                        .isEqualTo(ids(golden.get("ids")));
            }
            cases++;
        }
        softly.assertAll();
        assertThat(cases).isEqualTo(81);
    }

    private static List<Integer> ids(JsonNode array) {
        List<Integer> ids = new ArrayList<>();
        array.forEach(id -> ids.add(id.intValue()));
        return ids;
    }
}
