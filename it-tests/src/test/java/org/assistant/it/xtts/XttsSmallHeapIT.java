package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.it.cloning.XttsModel;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.Test;

/** Tests a server whose heap is too small for the Japanese dictionary. */
final class XttsSmallHeapIT {

    /** Enough failures in a row to open a circuit breaker. */
    private static final int REQUESTS = 25;

    @Test
    void japanese_isRefusedWithWhatToDo_andOtherLanguagesAreSpoken() {
        Path models = XttsModel.models("models-small-heap");
        XttsModel.convert(XttsModel.checkpoint("checkpoint-small-heap"), models);
        try (Server server = start(models, "768m")) {
            server.await("/v1/models", 200, Server.START);
            HttpResponse<byte[]> created = VoiceUpload.of("Keeper")
                    .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                    .to(new Api(server));
            assertThat(created.statusCode()).as(() -> Api.describe(created)).isEqualTo(200);
        }
        try (Server server = start(models, "128m")) {
            server.awaitReady(Server.START);
            Api api = new Api(server);

            for (int i = 0; i < REQUESTS; i++) {
                HttpResponse<byte[]> japanese = speak(api, "こんにちは。", "ja");
                assertThat(japanese.statusCode())
                        .as(() -> Api.describe(japanese))
                        .isEqualTo(503);
                assertThat(Api.describe(japanese)).contains("Japanese needs 130 MB of Java heap", "-Xmx");
            }
            HttpResponse<byte[]> english = speak(api, "Good morning.", "en");
            assertThat(english.statusCode()).as(() -> Api.describe(english)).isEqualTo(200);
            assertThat(english.headers().firstValue("X-TTS-Engine")).hasValue("xtts");
        }
    }

    private static HttpResponse<byte[]> speak(Api api, String text, String language) {
        return api.post(
                Api.SPEECH,
                Map.of(
                        "model", "xtts",
                        "voice", "keeper",
                        "input", text,
                        "language", language,
                        "response_format", "pcm"));
    }

    /** Sets the heap in Java's own variable, which overrides java.options. */
    private static Server start(Path models, String heap) {
        return Server.start(
                "xtts-small-heap",
                Map.of("tts.models.dir", models.toString(), "tts.xtts.latency-budget", "30000"),
                Map.of("TTS_BACKEND", "xtts", "_JAVA_OPTIONS", "-Xmx" + heap));
    }
}
