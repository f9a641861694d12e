package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;
import org.assistant.it.engine.Tones;
import org.junit.jupiter.api.Test;

/**
 * Tests that a jar adds an engine that the WAR does not know. Other tests use this scripted engine for late and broken speech.
 */
final class ScriptedEngineIT {

    @Test
    void jarInTheLibraryFolder_isAnEngineOfTheServer() {
        try (Server server = Server.start(
                WarWithEngine.of("scripted"),
                "scripted",
                Map.of("tts.scripted.latency-budget", "30000"), // a cold server on a busy machine is slow
                Map.of())) {
            server.await("/v1/models", 200, Server.START);
            Api api = new Api(server);
            assertThat(api.json("/v1/models").getJsonArray("data").getValuesAs(JsonObject.class))
                    .extracting(model -> model.getString("id"))
                    .contains("kokoro", WarWithEngine.ENGINE, "xtts");

            HttpResponse<byte[]> speech = api.post(
                    Api.SPEECH,
                    Map.of(
                            "model",
                            WarWithEngine.ENGINE,
                            "voice",
                            "scripted_ann",
                            "input",
                            "This w1 w2 w3. That w4 w5.",
                            "response_format",
                            "pcm"));
            assertThat(speech.statusCode()).as(() -> Api.describe(speech)).isEqualTo(200);
            assertThat(speech.headers().firstValue("X-TTS-Engine")).hasValue(WarWithEngine.ENGINE);
            assertThat(Tones.heard(samples(speech.body()), 24_000))
                    .isEqualTo(List.of(Tones.number("This"), 1, 2, 3, Tones.number("That"), 4, 5));
            JsonObject ledger = api.json(WarWithEngine.LEDGER);
            assertThat(ledger.getInt("spoken")).as("the text as a whole").isEqualTo(1);
            assertThat(ledger.getInt("running")).isZero();
        }
    }

    private static float[] samples(byte[] pcm) {
        ByteBuffer in = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[pcm.length / Short.BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = in.getShort() / 32768f;
        }
        return samples;
    }
}
