package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.models.Model;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.IdleServer;
import org.assistant.it.Server;
import org.assistant.it.ServerProbe;
import org.assistant.it.ServerSentEvents;
import org.assistant.it.cloning.PayaraMicroWithXtts;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code POST /v1/audio/speech} with a cloned voice, in one server with Kokoro. */
@ExtendWith(PayaraMicroWithXtts.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class XttsSpeechIT {

    private static final String SENTENCE = "Good morning, how are you?";
    private static final double SILENCE = 0.001;

    private final Server server;
    private final Api api;
    private String voice;

    XttsSpeechIT(Server server, Api api) {
        this.server = server;
        this.api = api;
    }

    @BeforeAll
    void cloneVoice() {
        HttpResponse<byte[]> created = VoiceUpload.of("Speech")
                .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                .to(api);
        assertThat(created.statusCode()).as(() -> Api.describe(created)).isEqualTo(200);
        voice = Api.json(created).getString("id");
    }

    @AfterAll
    void deleteVoice() {
        api.send(
                api.request(VoiceUpload.VOICES + "/" + voice).DELETE().build(), HttpResponse.BodyHandlers.discarding());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kokoro", "xtts"})
    void holaMundo_isMoreThanAHeader(String model) {
        HttpResponse<byte[]> response = api.post(
                Api.SPEECH,
                Map.of("model", model, "input", "Hola, mundo!", "language", "es", "response_format", "wav"));

        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(response.headers().firstValue("X-TTS-Engine")).hasValue(model);
        Audio audio = Audio.ofWav(response.body());
        assertThat(audio.sampleRate()).isEqualTo(Audio.SAMPLE_RATE);
        assertThat(audio.duration()).isGreaterThan(Duration.ofMillis(200));
        assertThat(audio.loudness()).isGreaterThan(SILENCE);
    }

    @ParameterizedTest
    @CsvSource({"mp3,audio/mpeg", "wav,audio/wav", "pcm,audio/pcm", "opus,audio/ogg", "flac,audio/flac"})
    void format_hasItsMediaTypeAndSound(String format, String mediaType) {
        HttpResponse<byte[]> response = speak(Map.of("response_format", format));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
        assertThat(response.body().length).isGreaterThan(1_000);
    }

    @Test
    void wholeWav_hasLengthAndSizes() {
        HttpResponse<byte[]> response = speak(Map.of("response_format", "wav", "stream", false));

        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(response.body().length);
        assertThat(Audio.wavSizes(response.body()))
                .containsExactly(response.body().length - 8L, response.body().length - 44L);
        assertThat(Audio.ofWav(response.body()).loudness()).isGreaterThan(SILENCE);
    }

    /** The small model takes at most 61 tokens, most of them letters. */
    @Test
    void sentenceLongerThanTheNetworkTakes_isSpokenInPieces() {
        HttpResponse<byte[]> response =
                speak(Map.of("input", "come and see the river ".repeat(12), "response_format", "wav"));

        assertThat(Audio.ofWav(response.body()).loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void events_deltasDecodeAndDoneArrives() throws IOException {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        List<JsonObject> all;
        try (ServerSentEvents events =
                api.events(Api.SPEECH, fields(Map.of("response_format", "pcm", "stream_format", "sse")))) {
            all = events.rest();
        }
        for (JsonObject event : all.subList(0, all.size() - 1)) {
            assertThat(ServerSentEvents.type(event)).isEqualTo("speech.audio.delta");
            audio.write(Base64.getDecoder().decode(event.getString("audio")));
        }

        assertThat(ServerSentEvents.type(all.get(all.size() - 1))).isEqualTo("speech.audio.done");
        assertThat(all.size()).as("pieces").isGreaterThan(2);
        assertThat(Audio.ofPcm(audio.toByteArray()).loudness()).isGreaterThan(SILENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "en,'Good morning.'", "es,'Buenos días.'", "fr,'Bonjour.'", "de,'Guten Morgen.'", "it,'Buongiorno.'",
        "pt,'Bom dia.'", "pl,'Dzień dobry.'", "tr,'Günaydın.'", "ru,'Доброе утро.'", "nl,'Goedemorgen.'",
        "cs,'Dobré ráno.'", "ar,'صباح الخير.'", "zh,'早上好。'", "hu,'Jó reggelt.'", "ko,'좋은 아침입니다.'",
        "ja,'おはようございます。'", "hi,'सुप्रभात।'"
    })
    void everyLanguage_isSpokenByOneVoice(String language, String text) {
        HttpResponse<byte[]> response = speak(Map.of("input", text, "language", language, "response_format", "pcm"));

        assertThat(Audio.ofPcm(response.body()).loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void dictionaries_areOnTheHeapOnce() throws IOException {
        speak(Map.of("input", "おはようございます。", "language", "ja", "response_format", "pcm"));
        speak(Map.of("input", "早上好。", "language", "zh", "response_format", "pcm"));

        try (ServerProbe probe = ServerProbe.attach(server.handle())) {
            // 200 MB were measured; 460 MB with the copies that a class loader keeps of resources read through it.
            assertThat(probe.heapMegabytesAfterCollection()).isLessThan(300);
        }
    }

    @Test
    void unknownLanguage_isRefusedWithThoseThereAre() {
        HttpResponse<byte[]> refused = api.post(Api.SPEECH, fields(Map.of("language", "sw")));

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonObject error = Api.json(refused).getJsonObject("error");
        assertThat(error.getString("param")).isEqualTo("language");
        assertThat(error.getString("message")).contains("en", "zh-CN", "hi");
    }

    @Test
    void unknownVoice_isRefused() {
        HttpResponse<byte[]> refused = api.post(Api.SPEECH, fields(Map.of("voice", "af_heart")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.json(refused).getJsonObject("error").getString("param")).isEqualTo("voice");
    }

    @Test
    void bothEngines_speakAtTheSameTime() {
        List<CompletableFuture<HttpResponse<byte[]>>> speeches = Stream.of("xtts", "kokoro", "xtts")
                .map(model -> CompletableFuture.supplyAsync(
                        () -> api.post(
                                Api.SPEECH,
                                Map.of(
                                        "model",
                                        model,
                                        "voice",
                                        model.equals("xtts") ? voice : "af_heart",
                                        "input",
                                        SENTENCE,
                                        "response_format",
                                        "pcm")),
                        client -> new Thread(client, "client").start()))
                .toList();

        assertThat(speeches).allSatisfy(speech -> {
            HttpResponse<byte[]> response = speech.join();
            assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
            assertThat(Audio.ofPcm(response.body()).loudness()).isGreaterThan(SILENCE);
        });
    }

    @Test
    void clientLeaves_engineStopsSpeaking() throws IOException {
        Map<String, Object> endless = fields(Map.of("input", (SENTENCE + " ").repeat(400), "response_format", "pcm"));
        try (InputStream body = api.open(Api.SPEECH, "*/*", endless).body()) {
            assertThat(body.readNBytes(1_000)).hasSize(1_000);
        }

        // The whole text would use the processor for minutes.
        assertThat(IdleServer.within(server, Duration.ofSeconds(20))).isTrue();
        assertThat(speak(Map.of("response_format", "pcm")).body()).isNotEmpty();
    }

    @Test
    void replyInTheClonedVoice_isSpokenByXtts() {
        HttpResponse<byte[]> response =
                api.post(Api.REPLY, Map.of("text", "What time is it in Tokyo?", "voice", voice, "backend", "xtts"));

        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        JsonObject reply = Api.json(response);
        assertThat(reply.getString("engine")).isEqualTo("xtts");
        assertThat(reply.getString("text")).contains("in Tokyo");
        assertThat(Base64.getDecoder().decode(reply.getString("audio"))).hasSizeGreaterThan(1_000);
    }

    @Test
    void openAiClient_listsTheModelAndSpeaksWithTheVoice() throws IOException {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(api.uri("/v1").toString())
                .apiKey("not needed")
                .maxRetries(0)
                .build();
        SpeechCreateParams params = SpeechCreateParams.builder()
                .model("xtts")
                .voice(voice)
                .input(SENTENCE)
                .responseFormat(SpeechCreateParams.ResponseFormat.WAV)
                .build();

        try (com.openai.core.http.HttpResponse response =
                        client.audio().speech().create(params);
                InputStream body = response.body()) {
            assertThat(client.models().list().data()).extracting(Model::id).contains("kokoro", "xtts");
            assertThat(Audio.ofWav(body.readAllBytes()).loudness()).isGreaterThan(SILENCE);
        } finally {
            client.close();
        }
    }

    @Test
    void log_holdsNothingThatWasSaid() {
        speak(Map.of("input", "Xylophone quartz."));

        assertThat(server.log()).doesNotContain("Xylophone");
    }

    private HttpResponse<byte[]> speak(Map<String, Object> changes) {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, fields(changes));
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(response.headers().firstValue("X-TTS-Engine")).hasValue("xtts");
        return response;
    }

    private Map<String, Object> fields(Map<String, Object> changes) {
        Map<String, Object> fields = new HashMap<>(Map.of("model", "xtts", "voice", voice, "input", SENTENCE));
        fields.putAll(changes);
        return fields;
    }
}
