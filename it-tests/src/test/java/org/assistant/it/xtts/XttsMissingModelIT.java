package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.Server;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.it.cloning.XttsModel;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.Test;

/**
 * Tests a server with Kokoro but no converted XTTS: it says what is missing, speaks with Kokoro, and offers XTTS once it is
 * converted.
 */
final class XttsMissingModelIT {

    private static final String COMMAND = "java -jar assistant-app.war models fetch xtts --accept-license";

    @Test
    void noModel_saysSoUntilItIsConverted() {
        Path models = XttsModel.models("models-later");
        try (Server server = Server.start("xtts-missing", Map.of("tts.models.dir", models.toString()))) {
            server.awaitReady(Server.START);
            Api api = new Api(server);

            JsonObject data = api.check("/health/ready", "speech").getJsonObject("data");
            assertThat(data.getString("xtts.state")).isEqualTo("unavailable");
            assertThat(data.getString("xtts.reason"))
                    .contains("no converted XTTS model is in ")
                    .doesNotContain(models.toString());
            assertThat(data.getString("xtts.remedy")).isEqualTo(COMMAND);
            assertThat(data.getString("kokoro.state")).isEqualTo("ready");
            JsonObject model = api.json("/v1/models/xtts");
            assertThat(model.getString("state")).isEqualTo("unavailable");
            assertThat(model.getString("reason")).contains("no converted XTTS model");
            assertThat(model.getString("remedy")).isEqualTo(COMMAND);
            assertThat(api.json("/v1/models/kokoro").getString("state")).isEqualTo("ready");

            HttpResponse<byte[]> instead = speak(api, "xtts", "es");
            assertThat(instead.statusCode()).as(() -> Api.describe(instead)).isEqualTo(200);
            assertThat(instead.headers().firstValue("X-TTS-Engine")).hasValue("kokoro");
            assertThat(instead.headers().firstValue("X-TTS-Fallback")).hasValue("not-ready");
            assertUnavailable(speak(api, "xtts", "de")); // a language that no other engine speaks
            HttpResponse<byte[]> notCloned = clone(api);
            assertUnavailable(notCloned);
            assertThat(engines(api)).containsOnly("kokoro");
            HttpResponse<byte[]> spoken = speak(api, "kokoro", "es");
            assertThat(spoken.statusCode()).as(() -> Api.describe(spoken)).isEqualTo(200);

            XttsModel.convert(XttsModel.checkpoint("checkpoint-later"), models);

            assertThat(api.json("/v1/models/xtts").getString("state")).isIn("idle", "ready");
            HttpResponse<byte[]> cloned = clone(api);
            assertThat(cloned.statusCode()).as(() -> Api.describe(cloned)).isEqualTo(200);
            assertThat(engines(api)).contains("kokoro", "xtts");
            HttpResponse<byte[]> now = speak(api, "xtts", "es");
            assertThat(now.statusCode()).as(() -> Api.describe(now)).isEqualTo(200);
            assertThat(Audio.ofPcm(now.body()).loudness()).isGreaterThan(0.001);
            assertThat(api.status("/health/ready")).isEqualTo(200);
        }
    }

    private static void assertUnavailable(HttpResponse<byte[]> refused) {
        assertThat(refused.statusCode()).as(() -> Api.describe(refused)).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isNotEmpty();
        JsonObject error = Api.json(refused).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo("engine_unavailable");
        assertThat(error.getString("message"))
                .startsWith("No converted XTTS model")
                .endsWith(COMMAND);
    }

    private static HttpResponse<byte[]> speak(Api api, String model, String language) {
        return api.post(
                Api.SPEECH,
                Map.of("model", model, "input", "Hola, mundo!", "language", language, "response_format", "pcm"));
    }

    private static HttpResponse<byte[]> clone(Api api) {
        return VoiceUpload.of("Late")
                .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                .to(api);
    }

    private static List<String> engines(Api api) {
        return api.json(VoiceUpload.VOICES).getJsonArray("data").getValuesAs(JsonObject.class).stream()
                .map(voice -> voice.getString("engine"))
                .distinct()
                .toList();
    }
}
