package org.assistant.tts.kokoro.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Random;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {

    private static String english(String text) {
        return TextNormalizer.normalize(text, KokoroLanguage.AMERICAN_ENGLISH);
    }

    @Test
    void plainText_unchanged() {
        String text = "It costs $5.20, doesn't it? \"Yes\" — a 3 - 2 win; 2 * 3 = 6…\nNext: e-mail me.";
        assertThat(english(text)).isEqualTo(text);
    }

    @Test
    void litter_removed() {
        assertThat(english("\uFEFFa\u0000b\u200B\u200Dc\uE000d\uD83De\u00ADf\u0007"))
                .isEqualTo("abcdef");
    }

    @Test
    void decomposed_composed() {
        assertThat(english("cafe\u0301")).isEqualTo("café");
    }

    @Test
    void combiningMarksWithoutEnd_bounded() {
        assertThat(english("a" + "\u0301".repeat(100_000))).hasSizeLessThan(6);
    }

    @Test
    void emoji_removedWithoutATrace() {
        assertThat(english("Great 👍🏽 job! 👨‍👩‍👧 1️⃣ ❤️ I love it 😀. ✅ 🇩🇪"))
                .isEqualTo("Great job! 1 I love it.");
    }

    @Test
    void quotesAndSpaces_folded() {
        assertThat(english("“It’s”\u00A0\u2009 ‘so’\tsaid\u3000she")).isEqualTo("\"It's\" 'so' said she");
    }

    @Test
    void lettersInAnotherDress_undressed() {
        assertThat(english("Ｆｕｌｌ 𝐛𝐨𝐥𝐝 ﬁ Ⅳ ② 20 ℃！ ٣")).isEqualTo("Full bold fi IV 2 20 °C! 3");
    }

    @Test
    void signsWithoutEnd_atMostThree() {
        assertThat(english("Wow!!!!!!!! ...... -------- x")).isEqualTo("Wow!!! ... — x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**bold**, *it* and ***both*** | bold, it and both",
                "__init__ and snake_case and _it_ | init and snake case and it",
                "me_too@a.org, my_file.txt, @my_name | me_too@a.org, my_file.txt, @my name",
                "`code` and ~~gone~~ and ~5 | code and gone and ~5",
                "See [the docs](https://a.b/c_(d) \"title\"). | See the docs.",
                "[![alt](i.png)](https://a.b) x | alt x",
                "a[^1] b <https://a.b/c> | a b https://a.b/c",
                "# Heading ## | Heading ##",
                "> quoted | quoted",
                "> > - [x] done | done",
                "one -- two – three | one — two — three",
                "array[0] (see) [note] | array[0] (see) [note]",
                "5 * 3 and 5*3 | 5 * 3 and 5*3",
            })
    void markdown_marksGone(String markdown, String plain) {
        assertThat(english(markdown)).isEqualTo(plain);
    }

    @Test
    void blocks_oneLineEach() {
        assertThat(
                        english(
                                "# Title\n\nIntro:\n- one\n* two\n1. three\n---\n```java\ncode();\n```\n\n\n| a | b |\n|---|---|\n| c | d |"))
                .isEqualTo("Title\nIntro:\none\ntwo\n1. three\ncode();\na, b\nc, d");
    }

    @Test
    void wrappedLines_joined_shortOnesAndParagraphsNot() {
        String wrapped = "This line was broken by a machine because it is\nlong.\r\n\r\nshort\nlines";
        assertThat(english(wrapped)).isEqualTo("This line was broken by a machine because it is long.\nshort\nlines");
    }

    @Test
    void danda_becomesAFullStop_joinersStayInHindiOnly() {
        assertThat(TextNormalizer.normalize("क्\u200Dष है।", KokoroLanguage.HINDI))
                .isEqualTo("क्\u200Dष है.");
        assertThat(english("a\u200Db")).isEqualTo("ab");
    }

    @Test
    void amounts_stayForTheTablesOfSpokenForms() {
        assertThat(TextNormalizer.normalize("Custa R$ 19,99 ou R$ 1,5 milhão.", KokoroLanguage.BRAZILIAN_PORTUGUESE))
                .isEqualTo("Custa R$ 19,99 ou R$ 1,5 milhão.");
    }

    @Test
    void arrows_areARest() {
        assertThat(english("Settings → Privacy => Location, a -> b")).isEqualTo("Settings — Privacy — Location, a — b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "😀 🎉",
                "\u0000\u0001",
                "\uD800",
                "...!?",
                "**",
                "- \n- ",
                "---",
                "\u200B\uFEFF",
                "\u0301"
            })
    void nothingSpeakable_refused(String text) {
        assertThatThrownBy(() -> english(text))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"))
                .hasMessageContaining("nothing that can be spoken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "5 €", "50%", "٣", "é"})
    void littleButSpeakable_kept(String text) {
        assertThat(english(text)).isNotEmpty();
    }

    @Test
    void foreignWordInsideText_kept() {
        assertThat(english("Tokyo is 東京 in Japanese")).isEqualTo("Tokyo is 東京 in Japanese");
        assertThat(TextNormalizer.normalize("OK", KokoroLanguage.HINDI)).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "*",
                "_a",
                "[a](",
                "> ",
                "| ",
                "a\n",
                "# ",
                "<https://",
                "![",
                " ",
                "-",
                "\u0301",
                "``` ",
                "a -"
            })
    @Timeout(20)
    void megabyteOfMarks_inTime(String mark) {
        String text = "a " + mark.repeat(1_000_000 / mark.length());
        assertThat(english(text)).isNotEmpty();
    }

    @Test
    void anyText_composedAndRepeatable_orRefused() {
        Random random = new Random(3);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(
                        random.nextBoolean()
                                ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
                                : Character.toString("ab *_`[](!#>-|~\n1.".charAt(random.nextInt(18))));
            }
            String normalized;
            try {
                normalized = english(text.toString());
            } catch (TTSException.InvalidRequest e) {
                continue;
            }
            assertThat(Normalizer.isNormalized(normalized, Normalizer.Form.NFC)).isTrue();
            assertThat(normalized).doesNotContain("  ", "\n\n").isEqualTo(normalized.strip());
            assertThat(normalized.codePoints()).noneMatch(c -> c < ' ' && c != '\n');
        }
    }

    @Test
    void signsAndTagsThatCarryMeaning_areReadForIt() {
        assertThat(TextNormalizer.normalize("Read step ➀, ❷ and ⑩ now.", KokoroLanguage.AMERICAN_ENGLISH))
                .isEqualTo("Read step 1, 2 and 10 now.");
        assertThat(TextNormalizer.normalize(
                        "One. <break time=\"1s\"/> Two &amp; three.", KokoroLanguage.AMERICAN_ENGLISH))
                .isEqualTo("One.\nTwo & three.");
    }
}
