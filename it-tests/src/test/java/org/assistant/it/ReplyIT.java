package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/assistant/reply}: a reply, written and spoken. */
@ExtendWith(PayaraMicro.class)
final class ReplyIT {

    private static final String EVENTS = "text/event-stream";

    private final Server server;
    private final Api api;

    ReplyIT(Server server, Api api) {
        this.server = server;
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({"say good morning,(?i).*good morning.*", "what is 12 times 12?,.*144.*", "10 km in miles,.*6[.,]2.*"})
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
        try (ServerSentEvents stream = open(Map.of("text", "say Good morning. How are you?"))) {
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

    @Test
    void languageModel_firstSentenceIsSpokenBeforeTheReplyIsWritten() {
        List<String> first = List.of("The sea", " is wide. ", "The");
        List<String> rest = List.of(" boats are small", ". That is all.");
        try (FakeChatModel model = new FakeChatModel(first, rest)) {
            configured(model, () -> {
                try (ServerSentEvents stream = open(Map.of("text", "Tell me about the sea."))) {
                    JsonObject audio = stream.next("reply.audio.delta");
                    assertThat(audio.getInt("sentence")).isZero();
                    model.goOn();

                    List<JsonObject> events = stream.rest();
                    assertThat(model.lostPatience())
                            .as("audio came only after the whole text")
                            .isFalse();
                    List<Integer> sentences = new ArrayList<>();
                    events.stream()
                            .filter(event -> ServerSentEvents.type(event).equals("reply.audio.delta"))
                            .forEach(event -> sentences.add(event.getInt("sentence")));
                    assertThat(sentences).isSorted().contains(1, 2);
                    JsonObject done = events.get(events.size() - 1);
                    assertThat(done.getString("text")).isEqualTo("The sea is wide. The boats are small. That is all.");
                    assertThat(done.getJsonObject("timings").getInt("first_audio_ms"))
                            .isLessThan(done.getJsonObject("timings").getInt("total_ms"));
                }
            });
            assertThat(model.request()).contains("Tell me about the sea.").contains("\"stream\"");
        }
    }

    @Test
    void languageModelAway_errorSaysWhich() {
        FakeChatModel away = new FakeChatModel(List.of(), List.of());
        away.close();
        configured(away, () -> {
            HttpResponse<byte[]> response = api.post(Api.REPLY, Map.of("text", "Tell me about the sea."));

            assertThat(response.statusCode()).as(() -> Api.text(response)).isBetween(500, 503);
            assertThat(Api.json(response).getJsonObject("error").getString("message"))
                    .contains("assistant.llm.base-url");
        });
    }

    /** Runs {@code test} while the server's language model is {@code model}. */
    private void configured(FakeChatModel model, Runnable test) {
        server.configure("assistant.llm.base-url", model.baseUrl().toString());
        server.configure("assistant.llm.model", "fake");
        try {
            test.run();
        } finally {
            server.unset("assistant.llm.base-url");
            server.unset("assistant.llm.model");
        }
    }

    private JsonObject reply(Map<String, ?> fields) {
        HttpResponse<byte[]> response = api.post(Api.REPLY, fields);
        assertThat(response.statusCode()).as(() -> Api.text(response)).isEqualTo(200);
        return Api.json(response);
    }

    private ServerSentEvents open(Map<String, ?> fields) {
        HttpResponse<InputStream> response = api.open(Api.REPLY, EVENTS, fields);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(EVENTS);
        return new ServerSentEvents(response.body());
    }
}
