package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.LiveClient;
import org.assistant.it.PayaraMicro;
import org.assistant.it.ServerSentEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends the requests of clients that were written for OpenAI's or another server. */
@ExtendWith(PayaraMicro.class)
final class ClientsIT {

    private static final String IGNORED = "X-TTS-Ignored";

    private final Api api;

    ClientsIT(Api api) {
        this.api = api;
    }

    @Test
    void openWebUi_findsVoicesAndModels() {
        List<JsonObject> voices =
                api.json("/v1/audio/voices").getJsonArray("voices").getValuesAs(JsonObject.class);
        assertThat(voices).hasSize(54);
        assertThat(voices).extracting(voice -> voice.getString("name")).doesNotHaveDuplicates();
        assertThat(api.json("/v1/audio/models").getJsonArray("models").getValuesAs(JsonObject.class))
                .extracting(model -> model.getString("id"))
                .contains("kokoro", "tts-1");
    }

    @Test
    void wyomingOpenAi_knowsTheServer_andItsVoices() {
        assertThat(api.json("/v1/test").getString("status")).isEqualTo("ok");
        assertThat(api.json("/v1/models/hexgrad/Kokoro-82M")
                        .getJsonArray("voices")
                        .getValuesAs(JsonObject.class))
                .extracting(voice -> voice.getString("name"))
                .contains("af_heart");
    }

    /** Spring AI 1.1 on Java's own client: a body without a length, and an offer of HTTP/2. */
    @Test
    void springAi_sendsChunks_andOffersAnUpgrade() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String text : List.of("Hi.", "Hello.")) { // the second needs a connection too
            String body = "{\"model\":\"kokoro\",\"input\":\"" + text
                    + "\",\"voice\":\"af_heart\",\"response_format\":\"mp3\",\"speed\":1.0}";
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(api.uri(Api.SPEECH))
                            .header("Authorization", "Bearer none")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
            assertThat(response.body()).hasSizeGreaterThan(1_000);
        }
    }

    @Test
    void slashInTheNameOfAModel_mayBeEncoded() {
        assertThat(api.json("/v1/models/hexgrad%2FKokoro-82M").getString("id")).isEqualTo("hexgrad/Kokoro-82M");
    }

    /** OpenReader sends back the name in the list. */
    @ParameterizedTest
    @ValueSource(strings = {"Heart", "Alex (es)"})
    void nameOfAVoice_isTaken(String voice) {
        assertSpoken(Map.of("model", "kokoro", "input", "No.", "voice", voice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tts-1-1106",
                "gpt-4o-mini-tts-2025-12-15",
                "Kokoro",
                "hexgrad/Kokoro-82M",
                "speaches-ai/Kokoro-82M-v1.0-ONNX",
                ""
            })
    void nameOfAModel_ofOpenAiOrAnotherServer_isTaken(String model) {
        assertSpoken(Map.of("model", model, "input", "Hi.", "voice", "alloy"));
    }

    @Test
    void requestWithoutAModel_isSpoken() {
        assertSpoken(Map.of("input", "Hi."));
    }

    /** Home Assistant's openai_tts tests a key with a dot as text, and pipelines split their texts at punctuation. */
    @ParameterizedTest
    @CsvSource({".,wav", "...,mp3", "\u2014,opus", "\ud83d\ude00,flac", "?!,pcm"})
    void textWithoutAWord_isAShortSilence(String text, String format) {
        HttpResponse<byte[]> response =
                assertSpoken(Map.of("model", "tts-1", "input", text, "voice", "alloy", "response_format", format));
        if (format.equals("pcm")) {
            assertThat(response.body()).hasSize(9_600).containsOnly(0);
        }
        try (ServerSentEvents events = api.events(Api.SPEECH, Map.of("input", text, "stream_format", "sse"))) {
            assertThat(events.rest())
                    .extracting(ServerSentEvents::type)
                    .startsWith("speech.audio.delta")
                    .endsWith("speech.audio.done");
        }
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "read", "text", text));
            assertThat(client.end(1).is("done")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 2.0", "2.5, 2.0", "0.25, 0.5"})
    void speedThatTheEngineCannot_isTheNearest(double asked, String spoken) {
        HttpResponse<byte[]> response = assertSpoken(Map.of("input", "Hi.", "speed", asked));
        assertThat(response.headers().firstValue("X-TTS-Speed")).hasValue(spoken);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 4.5})
    void speedBeyondOpenAis_isRefusedWithTheRange(double speed) {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, Map.of("input", "Hi.", "speed", speed));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.text(response)).contains("between 0.25 and 4.0");
    }

    @Test
    void events_areLinesThatAsyncioReads() {
        Map<String, String> fields = Map.of(
                "input", "This is one long sentence without any pause that makes some seconds of sound.",
                "stream_format", "sse",
                "response_format", "pcm");
        try (ServerSentEvents events = api.events(Api.SPEECH, fields)) {
            List<JsonObject> all = events.rest();
            assertThat(all.subList(0, all.size() - 1)).allSatisfy(event -> {
                assertThat(event.getString("audio")).hasSizeLessThanOrEqualTo(32_768);
                assertThat(Base64.getDecoder().decode(event.getString("audio")).length % 2)
                        .isZero();
            });
        }
    }

    @Test
    void fieldsOfOtherServers_areTakenOrNamed() {
        HttpResponse<byte[]> response = assertSpoken(Map.of(
                "model", "kokoro",
                "input", "Bonjour.",
                "lang_code", "f",
                "sample_rate", 16_000,
                "volume_multiplier", 0.5,
                "response_format", "pcm",
                "download_format", "pcm",
                "return_download_link", true));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("audio/pcm;rate=16000");
        assertThat(List.of(response.headers().firstValue(IGNORED).orElse("").split(", ")))
                .containsExactlyInAnyOrder("download_format", "return_download_link");

        HttpResponse<byte[]> hint = assertSpoken(Map.of("input", "Hello.", "voice", "af_heart", "lang_code", "f"));
        assertThat(hint.headers().firstValue(IGNORED)).hasValue("lang_code");
    }

    @Test
    void mixtureThatSubtracts_isSpoken() {
        assertSpoken(Map.of("input", "Hi.", "voice", "af_bella(2)-af_sky(1)"));
    }

    @Test
    void combine_tellsHowVoicesAreMixedHere() {
        HttpResponse<byte[]> response = api.post("/v1/audio/voices/combine", Map.of());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Api.text(response)).contains("af_bella(2)+af_sky(1)");
    }

    @Test
    void everyAnswer_hasAnId_thatOfTheClientIfItSentOne() {
        HttpRequest request =
                api.request("/v1/models").header("X-Request-Id", "client-7").build();
        assertThat(api.send(request, BodyHandlers.discarding()).headers().firstValue("x-request-id"))
                .hasValue("client-7");
        assertThat(api.get("/v1/nothing", "*/*").headers().firstValue("x-request-id"))
                .get()
                .asString()
                .matches("req_[0-9a-f]{32}");
        assertThat(api.get("/api/admin/session", "*/*").headers().firstValue("x-request-id"))
                .isPresent();
    }

    @Test
    void streamedAudio_isNotHeldBackByProxies() throws IOException {
        HttpResponse<InputStream> response = api.open(Api.SPEECH, "*/*", Map.of("input", "Hi."));
        try (InputStream audio = response.body()) {
            assertThat(audio.readAllBytes()).isNotEmpty();
        }
        assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/swagger-ui", "/api/tts-generate", "/speakers"})
    void pathThatIsNotThere_isAnsweredInOurWords(String path) {
        HttpResponse<byte[]> response = api.get(path, "*/*");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Api.text(response)).doesNotContainIgnoringCase("payara").doesNotContain("<html");
    }

    @Test
    void lists_nameNoFolderOfTheServer() {
        assertThat(Api.text(api.get("/v1/models", "*/*")))
                .doesNotContain(System.getProperty("user.home"))
                .doesNotContain("~/");
    }

    @Test
    void pageOfAnotherOrigin_isRefusedByDefault() {
        HttpRequest preflight = api.request(Api.SPEECH)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .build();
        assertThat(api.send(preflight, BodyHandlers.discarding()).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private HttpResponse<byte[]> assertSpoken(Map<String, ?> fields) {
        HttpResponse<byte[]> response =
                api.post(Api.SPEECH, Api.object(fields).toString().getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        return response;
    }
}
