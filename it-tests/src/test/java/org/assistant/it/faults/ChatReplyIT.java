package org.assistant.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.RawClient;
import org.assistant.it.Server;
import org.assistant.it.ServerSentEvents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests replies of a language model, which are spoken while they are still being written. */
final class ChatReplyIT {

    private static FakeChatModel model;
    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() {
        model = new FakeChatModel(
                List.of("The sea", " is wide. ", "The"), List.of(" boats are small", ". That is all."));
        server = Server.start(
                "chat-reply",
                Map.of(
                        "assistant.llm.base-url",
                        model.baseUrl().toString().replace("://", "://lluser:llSECRET@"),
                        "assistant.llm.model",
                        "fake",
                        "assistant.reply.max-characters",
                        "60"));
        api = new Api(server);
        server.awaitReady(Server.START);
    }

    @AfterAll
    static void stop() {
        model.close();
        server.close();
    }

    @Test
    void firstSentence_isSpokenBeforeTheReplyIsWritten() {
        try (ServerSentEvents stream = api.events(Api.REPLY, Map.of("text", "Tell me about the sea."))) {
            assertThat(stream.next("reply.audio.delta").getInt("sentence")).isZero();
            model.goOn();

            List<JsonObject> events = stream.rest();
            assertThat(model.lostPatience())
                    .as("audio came only after the whole text")
                    .isFalse();
            assertThat(events.stream()
                            .filter(event -> ServerSentEvents.type(event).equals("reply.audio.delta"))
                            .map(event -> event.getInt("sentence")))
                    .isSorted()
                    .contains(1, 2);
            JsonObject done = events.get(events.size() - 1);
            assertThat(done.getString("text")).isEqualTo("The sea is wide. The boats are small. That is all.");
            JsonObject timings = done.getJsonObject("timings");
            assertThat(timings.getInt("first_audio_ms")).isLessThan(timings.getInt("total_ms"));
        }
        assertThat(model.request()).contains("Tell me about the sea.", "\"fake\"");
    }

    @Test
    void connectedModel_isTold() {
        assertThat(api.json("/api/assistant/reply").getBoolean("language_model"))
                .isTrue();
    }

    @Test
    void modelRefuses_errorNamesTheKeyToLookAt() {
        HttpResponse<byte[]> response = api.post(Api.REPLY, Map.of("text", "Something " + FakeChatModel.REFUSED + "."));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(Api.json(response).getJsonObject("error").getString("message"))
                .contains("The chat endpoint ", "assistant.llm.")
                .doesNotContain("127.0.0.1", "SECRET");
        assertThat(server.log())
                .contains("at http://127.0.0.1:" + model.baseUrl().getPort() + "/v1")
                .doesNotContain("lluser", "llSECRET");
    }

    /** Without a bound it filled the heap and ended the server. */
    @Test
    void lineWithoutEnd_isLeft_andTheServerGoesOn() {
        HttpResponse<byte[]> response =
                api.post(Api.REPLY, Map.of("text", "A " + FakeChatModel.LINE_WITHOUT_END + ", please."));

        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(502);
        assertThat(Api.json(response).getJsonObject("error").getString("message"))
                .isEqualTo("The chat endpoint sent more than any reply needs.");
        assertThat(api.status("/health/live")).isEqualTo(200);
    }

    @Test
    void largePiece_isCutAtTheLimit() {
        HttpResponse<byte[]> response =
                api.post(Api.REPLY, Map.of("text", "A " + FakeChatModel.LARGE_PIECE + ", please."));

        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(Api.json(response).getString("text")).hasSize(60).startsWith("One. Two. ");
    }

    @Test
    void clientLeavesWhileTheModelThinks_replyEnds() {
        try (RawClient client = RawClient.post(
                api, "127.0.0.1", "", Api.REPLY, Map.of("text", "Something " + FakeChatModel.SILENT + "."))) {
            assertThat(Eventually.holds(Duration.ofSeconds(30), () -> utterances() == 1))
                    .isTrue();
        }
        assertThat(Eventually.holds(Duration.ofSeconds(5), () -> utterances() == 0))
                .isTrue();
    }

    private static int utterances() {
        return api.json("/api/admin/state").getJsonArray("utterances").size();
    }
}
