package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.PayaraMicro;
import org.assistant.it.ServerSentEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code POST /api/assistant/reply} without a language model: the built-in skills, written and spoken. */
@ExtendWith(PayaraMicro.class)
final class ReplyIT {

    private final Api api;

    ReplyIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({"say good morning,(?i).*good morning.*", "what time is it in Tokyo?,It is .* in Tokyo."})
    void builtInSkill_textAndAudio(String text, String expected) {
        JsonObject reply = reply(Map.of("text", text, "response_format", "wav"));

        assertThat(reply.getString("text")).matches(expected);
        assertThat(reply.getString("engine")).isEqualTo("kokoro");
        assertThat(reply.getString("media_type")).startsWith("audio/wav");
        Audio audio = Audio.ofWav(Base64.getDecoder().decode(reply.getString("audio")));
        assertThat(audio.loudness()).isGreaterThan(0.005);
        JsonObject timings = reply.getJsonObject("timings");
        assertThat(timings.getInt("audio_ms")).isCloseTo((int) audio.duration().toMillis(), within(20));
        assertThat(timings.getInt("first_audio_ms"))
                .isBetween(timings.getInt("first_text_ms"), timings.getInt("total_ms"));
    }

    @Test
    void formatUnnamed_mp3() {
        assertThat(reply(Map.of("text", "say hi")).getString("media_type")).isEqualTo("audio/mpeg");
    }

    @Test
    void noLanguageModel_saysSo() {
        JsonObject reply = reply(Map.of("text", "Write me a poem about the sea."));

        assertThat(reply.getString("text")).containsIgnoringCase("language model");
    }

    @Test
    void events_carryTextAudioAndTimings() {
        List<JsonObject> events;
        try (ServerSentEvents stream = api.events(Api.REPLY, Map.of("text", "say Good morning. How are you?"))) {
            events = stream.rest();
        }

        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (JsonObject event : events.subList(0, events.size() - 1)) {
            if (ServerSentEvents.type(event).equals("reply.text.delta")) {
                text.append(event.getString("text"));
            } else {
                assertThat(ServerSentEvents.type(event)).isEqualTo("reply.audio.delta");
                assertThat(event.getString("engine")).isEqualTo("kokoro");
                assertThat(event.getInt("sentence")).isNotNegative();
                audio.writeBytes(Base64.getDecoder().decode(event.getString("audio")));
            }
        }
        JsonObject done = events.get(events.size() - 1);
        assertThat(ServerSentEvents.type(done)).isEqualTo("reply.done");
        assertThat(done.getString("text")).isEqualTo(text.toString()).contains("Good morning");
        Duration duration = Audio.ofPcm(audio.toByteArray()).duration();
        assertThat(done.getJsonObject("timings").getInt("audio_ms")).isCloseTo((int) duration.toMillis(), within(20));
    }

    private JsonObject reply(Map<String, ?> fields) {
        HttpResponse<byte[]> response = api.post(Api.REPLY, fields);
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        return Api.json(response);
    }
}
