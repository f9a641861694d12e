package org.assistant.app.reply.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
        assertThat(replies.reply(question)).isEqualTo(answer);
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
        assertThat(replies.reply(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who was Ada Lovelace?",
                "saying goodbye is hard",
                "12",
                "what is the best time of the year",
                "what is 12 * 7",
                "-"
            })
    void anythingElse_saysThatNoModelIsConfigured(String question) {
        assertThat(replies.reply(question))
                .startsWith("No language model is connected")
                .doesNotContain("assistant.llm");
    }

    @Test
    void hugeQuestion_isAnsweredAtOnce() {
        assertThat(replies.reply("(".repeat(100_000))).startsWith("No language model");
        assertThat(replies.reply("what time is it in " + "a".repeat(50_000))).startsWith("No language model");
        assertThat(replies.reply("say " + "word ".repeat(20_000))).startsWith("word word");
    }
}
