package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.assistant.it.PayaraMicro;
import org.assistant.it.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code /api/assistant/live} with a real engine: the messages, their order, and how soon a turn ends. */
@ExtendWith(PayaraMicro.class)
final class LiveIT {

    /** 16-bit samples at 24 kHz. */
    private static final int BYTES_A_SECOND = 48_000;

    private static final String LONG =
            "This sentence is here to be cut off in its middle, for it goes on and on. ".repeat(40);

    /** A server that speaks one utterance at a time and sends little ahead. */
    private static Server narrow;

    private final Api api;

    @BeforeAll
    static void start() {
        narrow = Server.start("live-narrow", Map.of("tts.speech.max-concurrent", "1", "assistant.live.lead", "2000"));
    }

    @AfterAll
    static void stop() {
        narrow.close();
    }

    LiveIT(Api api) {
        this.api = api;
    }

    @Test
    void say_textComesFirstThenEachSentenceWithItsSound() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "say", "text", "say Good morning. How are you today?"));
            JsonObject done = client.end(1).message();

            assertThat(client.all()).allSatisfy(came -> assertThat(came.turn()).isEqualTo(came.is("sound") ? 0 : 1));
            assertThat(types(client).get(0)).isEqualTo("text");
            assertThat(types(client)).endsWith("sound", "done");
            List<JsonObject> sentences = messages(client, "sentence");
            assertThat(sentences)
                    .extracting(sentence -> sentence.getInt("sentence"))
                    .containsExactly(0, 1);
            assertThat(sentences.get(1).getString("text")).isEqualTo("How are you today?");
            assertThat(sentences.get(0).getString("engine")).isEqualTo("kokoro");
            assertThat(sentences.get(0).isNull("fallback")).isTrue();
            assertThat(sentences.get(0).getInt("sample_rate")).isEqualTo(24_000);
            assertThat(done.getJsonObject("timings").getInt("audio_ms"))
                    .isCloseTo((int) (soundBytes(client) * 1_000L / BYTES_A_SECOND), within(20));
        }
    }

    @Test
    void read_speaksTheTextItself() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "read", "text", "One. Two!", "voice", "bf_emma", "speed", 1.2));
            client.end(1);

            assertThat(messages(client, "text")).isEmpty();
            assertThat(messages(client, "sentence"))
                    .extracting(sentence -> sentence.getString("text"))
                    .containsExactly("One.", "Two!");
            assertThat(soundBytes(client)).isGreaterThan(BYTES_A_SECOND / 2);
        }
    }

    @Test
    void read_textThatTheVoiceCantSpeak_isRefusedWithItsLanguage_andTheVoicesThatCan() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "read", "text", "こんにちは。お元気ですか。", "voice", "af_heart"));
            JsonObject error = client.await(came -> came.is("error")).message().getJsonObject("error");

            assertThat(error.getString("message"))
                    .startsWith(
                            "The text is Japanese, which the voice \"af_heart\" does not speak; voices that do: jf_alpha,");
        }
    }

    @Test
    void read_sentenceOfAnotherScriptBetweenOthers_isSaid() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(
                    Map.of("type", "read", "text", "One says this. Привет, мир! It means hello.", "voice", "af_heart"));
            client.end(1);

            assertThat(messages(client, "sentence")).hasSize(3);
        }
    }

    @Test
    void stop_endsTheTurnAtOnce() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "read", "text", LONG));
            client.await(came -> came.is("sound"));
            long asked = System.nanoTime();
            client.send(Map.of("type", "stop"));
            LiveClient.Came end = client.end(1);

            assertThat(end.type()).isEqualTo("stopped");
            System.getLogger("LiveIT")
                    .log(System.Logger.Level.INFO, "stopped after {0} ms", millis(asked, end.nanos()));
            assertThat(millis(asked, end.nanos())).isLessThan(1_000);
            client.send(Map.of("type", "say", "text", "say hi"));
            client.end(2);
            List<String> after = types(client);
            assertThat(after.subList(after.indexOf("stopped") + 1, after.size()))
                    .startsWith("text", "sentence");
        }
    }

    @Test
    void secondMessage_cutsTheFirst() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "read", "text", LONG));
            client.await(came -> came.is("sound"));
            client.send(Map.of("type", "say", "text", "say hello"));
            assertThat(client.end(1).type()).isEqualTo("stopped");
            assertThat(client.end(2).type()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"type\":\"sing\"}", "{\"type\":7}"})
    void wrongMessage_isRefusedAndTheConnectionStays(String message) {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(message);
            LiveClient.Came refused = client.await(came -> came.is("error"));
            assertThat(refused.turn()).isZero();
            assertThat(refused.message().getJsonObject("error").getString("type"))
                    .isEqualTo("invalid_request_error");
            client.send(Map.of("type", "say", "text", "say hi"));
            assertThat(client.end(1).type()).isEqualTo("done");
        }
    }

    @Test
    void wrongField_endsItsTurnWithTheFieldsName() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "say", "text", "say hi", "voice", "nobody"));
            assertThat(error(client.end(1))).isEqualTo("voice");
            client.send(Map.of("type", "say", "speed", 9, "text", "say hi"));
            assertThat(error(client.end(2))).isEqualTo("speed");
            client.send(Map.of("type", "read"));
            assertThat(error(client.end(3))).isEqualTo("text");
        }
    }

    @Test
    void messageThatIsTooLong_closes1009() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send("x".repeat(700_000));
            assertThat(client.closeCode()).isEqualTo(1_009);
        }
    }

    @Test
    void pageOfAnotherSite_isRefused() {
        assertThatThrownBy(() -> LiveClient.from("http://evil.example", api))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        LiveClient.from("http://" + api.uri("/").getAuthority(), api).close();
    }

    @Test
    void clientThatLeaves_givesItsPlaceBack() {
        narrow.awaitReady(Server.START);
        Api alone = new Api(narrow);
        try (LiveClient client = LiveClient.of(alone)) {
            client.send(Map.of("type", "read", "text", LONG));
            client.await(came -> came.is("sound"));
            assertThat(speech(alone)).isEqualTo(429);
            JsonObject state = alone.json("/api/admin/state");
            assertThat(state.getInt("live_sessions")).isEqualTo(1);
            assertThat(state.getJsonArray("utterances")).hasSize(1);
        }
        assertThat(Eventually.holds(Duration.ofSeconds(5), () -> speech(alone) == 200))
                .isTrue();
        assertThat(alone.json("/api/admin/state").getInt("live_sessions")).isZero();
        assertThat(Api.text(alone.get("/metrics", "*/*"))).contains("tts_live_conversations");
    }

    @Test
    void soundIsAtMostTheLeadAheadOfTheEar() {
        narrow.awaitReady(Server.START);
        try (LiveClient client = LiveClient.of(new Api(narrow))) {
            client.send(Map.of("type", "read", "text", "This is a short sentence. ".repeat(8)));
            client.end(1);

            long first = 0;
            long bytes = 0;
            long most = 0;
            for (LiveClient.Came came : client.all()) {
                if (came.is("sound")) {
                    first = first == 0 ? came.nanos() : first;
                    bytes += came.soundBytes();
                    most = Math.max(most, bytes * 1_000 / BYTES_A_SECOND - millis(first, came.nanos()));
                }
            }
            // A piece that has begun is sent whole; these pieces are shorter than three seconds.
            assertThat(most).isLessThan(5_000);
            assertThat(bytes).isGreaterThan(8 * BYTES_A_SECOND);
        }
    }

    private static int speech(Api api) {
        return api.post(Api.SPEECH, Map.of("model", "kokoro", "input", "Hi.", "response_format", "wav"))
                .statusCode();
    }

    private static String error(LiveClient.Came came) {
        assertThat(came.type()).isEqualTo("error");
        return came.message().getJsonObject("error").getString("param");
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    private static List<String> types(LiveClient client) {
        return client.all().stream().map(LiveClient.Came::type).toList();
    }

    private static List<JsonObject> messages(LiveClient client, String type) {
        return client.all().stream()
                .filter(came -> came.is(type))
                .map(LiveClient.Came::message)
                .toList();
    }

    private static long soundBytes(LiveClient client) {
        return client.all().stream().mapToLong(LiveClient.Came::soundBytes).sum();
    }
}
