package org.assistant.app.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BuiltInRepliesTest {

    private final BuiltInReplies replies =
            new BuiltInReplies(InstantSource.fixed(Instant.parse("2026-11-23T12:05:00Z")), ZoneId.of("UTC"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what is 12 * 7                    | 12 times 7 is 84.",
                "What is two plus two?             | 2 plus 2 is 4.",
                "what's 10 divided by 4            | 10 divided by 4 is 2.5.",
                "1 / 3                             | 1 divided by 3 is about 0.3333333333.",
                "calculate 2 + 3 * 4               | 2 plus 3 times 4 is 14.",
                "(2 + 3) * 4 =                     | That is 20.",
                "-(2 + 3) * 4                      | That is minus 20.",
                "20% of 50                         | 20 percent of 50 is 10.",
                "what is 15 percent of 80?         | 15 percent of 80 is 12.",
                "50 + 10%                          | 50 plus 10 percent is 55.",
                "how much is 1,000 minus 1         | 1000 minus 1 is 999.",
                "0.1 + 0.2                         | 0.1 plus 0.2 is 0.3.",
                "3 x 4                             | 3 times 4 is 12.",
                "1 / 3 * 3                         | 1 divided by 3 times 3 is 1.",
                "7 / 0                             | Dividing by zero has no result.",
                "5 - 8                             | 5 minus 8 is minus 3.",
            })
    void arithmetic(String question, String answer) {
        assertThat(reply(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "convert 5 miles to kilometers     | 5 miles are 8.04672 kilometers.",
                "how many feet are in 3 meters?    | 3 meters are about 9.84252 feet.",
                "100 °F in °C                      | 100 degrees Fahrenheit are about 37.7778 degrees Celsius.",
                "What is 20 degrees Celsius in Fahrenheit? | 20 degrees Celsius are 68 degrees Fahrenheit.",
                "0 C to kelvin                     | 0 degrees Celsius are 273.15 kelvins.",
                "how many grams in a kilogram      | 1 kilogram is 1000 grams.",
                "1 inch in cm                      | 1 inch is 2.54 centimeters.",
                "90 km/h to mph                    | 90 kilometers per hour are about 55.9234 miles per hour.",
                "2 litres in ml                    | 2 liters are 2000 milliliters.",
                "3 kg in meters                    | I can't convert kilograms to meters: they measure different things.",
            })
    void units(String question, String answer) {
        assertThat(reply(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what time is it in Tokyo?         | It is 9:05 PM in Tokyo.",
                "What's the time in New York now?  | It is 7:05 AM in New York.",
                "what time is it in Beijing, China | It is 8:05 PM in Beijing, China.",
                "what time is it in the UK         | It is 12:05 PM in UK.",
                "what time is it                   | It is 12:05 PM, Coordinated Universal Time.",
                "what day is it today?             | It is Monday, November 23, 2026.",
                "tell me the date in Auckland      | It is Tuesday, November 24, 2026 in Auckland.",
                "what time is it in Atlantis?      | I do not know what time zone Atlantis is in.",
            })
    void timeAndDate(String question, String answer) {
        assertThat(reply(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "say hello, world               | hello, world",
                "Please repeat after me: one    | one",
                "Say: what is 2 + 2             | what is 2 + 2",
            })
    void say(String question, String answer) {
        assertThat(reply(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who was Ada Lovelace?",
                "saying goodbye is hard",
                "12",
                "2 + ",
                "((((1 + 1)",
                "what is the best time of the year",
                "convert 5 dollars to euros",
                "1.2.3 + 4",
                "-"
            })
    void anythingElse_saysThatNoModelIsConfigured(String question) {
        assertThat(reply(question)).startsWith("No language model is connected").doesNotContain("assistant.llm");
    }

    @Test
    void hugeQuestion_isAnsweredAtOnce() {
        assertThat(reply("(".repeat(100_000))).startsWith("No language model");
        assertThat(reply("what is " + "1+".repeat(50_000) + "1")).startsWith("No language model");
        assertThat(reply("say " + "word ".repeat(20_000))).startsWith("word word");
    }

    private String reply(String question) {
        List<String> pieces = new ArrayList<>();
        replies.generate(question, pieces::add);
        return String.join("", pieces);
    }
}
