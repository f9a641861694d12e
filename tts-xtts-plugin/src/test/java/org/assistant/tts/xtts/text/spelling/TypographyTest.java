package org.assistant.tts.xtts.text.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypographyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "“Yes”, he said | Yes, he said",
                "«Oui» „Ja“ 「はい」 | Oui Ja はい",
                "don’t say ‘so’ | don't say so",
                "*very* **bold** `code` _so_ a_b | very bold code so a b",
                "What?!?! No!!! | What? No!",
                "well… then... so | well. then. so",
                "one — two -- three – four | one, two, three, four",
                "hi [en] [stop] [note] | hi (note)",
                "see [this](https://x.org/a?b) | see this",
                "ｆｕｌｌ ﬁ ② ٣ | full fi 2 3",
                "a\u200Bb 😀 c | ab c"
            })
    void ownCases(String text, String plain) {
        assertThat(Typography.plain(text, "en").strip()).isEqualTo(plain);
    }

    @Test
    void decomposedAccents_areComposed() {
        assertThat(Typography.plain("cafe\u0301", "fr")).isEqualTo("café");
    }

    @Test
    void markdownLines_loseTheirMarks() {
        assertThat(Typography.plain("## Title\n\n- one\n* two\n---\n> three", "en"))
                .isEqualTo("Title\none\ntwo\nthree");
    }

    @Test
    void turkishCapitals_areThoseOfTurkish() {
        assertThat(Typography.plain("Iğdır İzmir", "tr")).isEqualTo("ığdır izmir");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\n", "-", "'", "[", "*", ".", "a'", "_ ", "\u0301", "1,", "1 ", "\u00A0", "- ", "`\n"})
    void repeatedForever_isStillFast(String part) {
        String text = part.repeat(50_000); // quadratic time would take far longer
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> Typography.plain(text, "en"));
    }
}
