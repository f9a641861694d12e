package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.Server;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.it.cloning.XttsModel;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.Test;

/** Tests XTTS as the engine in force, {@code TTS_BACKEND=xtts}, without a fallback. */
final class XttsBackendIT {

    private static final Map<String, Object> SPEECH =
            Map.of("model", "tts-1", "input", "Good morning.", "response_format", "pcm");

    @Test
    void backendXtts_speaksForOpenAisModelsAndKeepsItsVoices() {
        Path models = XttsModel.models("models-backend");
        XttsModel.convert(XttsModel.checkpoint("checkpoint-backend"), models);
        byte[] first;
        try (Server server = start(models)) {
            server.await("/v1/models", 200, Server.START);
            Api api = new Api(server);
            // The checkpoint has no speakers, so the engine has no voice and is not ready.
            assertThat(VoiceUpload.of("Keeper")
                            .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                            .to(api)
                            .statusCode())
                    .isEqualTo(200);
            server.awaitReady(Server.START);

            first = speak(api);
            assertThat(Audio.ofPcm(first).loudness()).isGreaterThan(0.001);
            assertThat(speak(api)).as("the same seed").isEqualTo(first);
        }
        try (Server server = start(models)) {
            server.awaitReady(Server.START);
            Api api = new Api(server);

            assertThat(api.json(VoiceUpload.VOICES).getJsonArray("data").getValuesAs(JsonObject.class))
                    .filteredOn(voice -> voice.getString("id").equals("keeper"))
                    .singleElement()
                    .satisfies(voice -> assertThat(voice.getString("name")).isEqualTo("Keeper"));
            assertThat(speak(api)).as("the same voice after a restart").isEqualTo(first);
            assertThat(api.send(
                                    api.request(VoiceUpload.VOICES + "/keeper")
                                            .DELETE()
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static Server start(Path models) {
        return Server.start(
                "xtts-backend",
                Map.of("tts.models.dir", models.toString(), "tts.xtts.seed", "7", "tts.fallback", "none"),
                Map.of("TTS_BACKEND", "xtts"));
    }

    private static byte[] speak(Api api) {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, SPEECH);
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(response.headers().firstValue("X-TTS-Engine")).hasValue("xtts");
        return response.body();
    }
}
