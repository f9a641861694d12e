package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.it.Audio;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests another application with the speech jars in its {@code WEB-INF/lib}: it has the switch, the guard and the fallback. */
final class SamplePlatformIT {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Server server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void platform_speaksWithKokoro_isHealthy_andHearsWhatWasSpoken() throws Exception {
        start("platform", Map.of());
        HttpResponse<byte[]> answer = answer("Good morning.");
        assertSpoken(answer, "kokoro");
        assertThat(text("/answer")).isEqualTo("1");
        assertThat(text("/health/ready")).contains("\"speech\"").contains("kokoro.state");
        assertThat(text("/metrics")).contains("tts_first_sound_seconds_bucket");
    }

    @Test
    void platform_followsItsBackend_andFallsBackWhenThatIsLate() throws Exception {
        start("platform-scripted", Map.of("TTS_BACKEND", WarWithEngine.ENGINE, "TTS_SCRIPTED_LATENCY_BUDGET", "1000"));
        assertSpoken(answer("w1 w2."), WarWithEngine.ENGINE);
        assertSpoken(answer("first=9000 w1 w2."), "kokoro, budget");
        assertSpoken(answer("w1 w2."), WarWithEngine.ENGINE);
        assertThat(text("/metrics")).contains("ft_timeout_calls_total");
    }

    private void start(String name, Map<String, String> environment) {
        Path war = WarWithEngine.of(Path.of(Server.property("it-platform.war")), name);
        server = Server.start(war, name, Map.of(), environment, List.of());
        server.awaitReady(Server.START);
    }

    private HttpResponse<byte[]> answer(String text) throws Exception {
        URI address = server.uri("/answer");
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private String text(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(server.uri(path)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private static void assertSpoken(HttpResponse<byte[]> answer, String speaker) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Spoken-By")).hasValue(speaker);
        assertThat(Audio.ofWav(answer.body()).loudness()).isGreaterThan(0.005);
    }
}
