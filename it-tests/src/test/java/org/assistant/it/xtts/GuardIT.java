package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.it.cloning.XttsModel;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.Test;

/**
 * Tests XTTS in force with Kokoro as the fallback: in every state of XTTS a request is spoken, and the answer names the engine.
 */
final class GuardIT {

    private static final Map<String, Object> SPEECH =
            Map.of("model", "tts-1", "input", "Good morning. How are you?", "response_format", "pcm");

    @Test
    void xttsInForce_isReplacedUntilItIsReady_thenSpeaks() {
        Path models = XttsModel.models("models-guard");
        XttsModel.convert(XttsModel.checkpoint("checkpoint-guard"), models);
        try (Server server = Server.start(
                "guard",
                Map.of("tts.models.dir", models.toString(), "tts.xtts.latency-budget", "10000"),
                Map.of("TTS_BACKEND", "xtts"))) {
            // XTTS can't speak without a voice, but Kokoro makes the server ready.
            server.awaitReady(Server.START);
            Api api = new Api(server);
            JsonObject data = api.check("/health/ready", "speech").getJsonObject("data");
            assertThat(data.get("degraded").toString()).contains("true");
            assertThat(data.getString("fallback")).isEqualTo("kokoro");
            assertSpoken(speak(api), "kokoro", "not-ready");

            assertThat(VoiceUpload.of("Keeper")
                            .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                            .to(api)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Eventually.holds(
                            Duration.ofSeconds(60),
                            () -> speak(api)
                                    .headers()
                                    .firstValue("X-TTS-Fallback")
                                    .isEmpty()))
                    .isTrue();
            assertSpoken(speak(api), "xtts", "");
        }
    }

    private static void assertSpoken(HttpResponse<byte[]> response, String engine, String fallback) {
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(response.headers().firstValue("X-TTS-Engine")).hasValue(engine);
        assertThat(response.headers().firstValue("X-TTS-Fallback").orElse("")).isEqualTo(fallback);
        assertThat(Audio.ofPcm(response.body()).loudness()).isGreaterThan(0.001);
    }

    private static HttpResponse<byte[]> speak(Api api) {
        return api.post(Api.SPEECH, SPEECH);
    }
}
