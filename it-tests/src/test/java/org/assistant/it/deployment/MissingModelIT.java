package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.FetchedModels;
import org.assistant.it.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a server with an empty model folder: it starts, says what is missing, and speaks as soon as the files exist. */
final class MissingModelIT {

    private static final String COMMAND = "java -jar assistant-app.war models fetch kokoro";
    private static final Map<String, Object> SPEECH =
            Map.of("model", "kokoro", "voice", "af_heart", "input", "Here I am.", "response_format", "pcm");

    @Test
    void noModel_saysSoUntilItIsThere(@TempDir Path models) throws IOException {
        try (Server server = Server.start("missing-model", Map.of("tts.models.dir", models.toString()))) {
            Api api = new Api(server);
            server.await("/v1/models", 200, Server.START);

            JsonObject health = api.json("/health/ready");
            assertThat(api.status("/health/ready")).isEqualTo(503);
            assertThat(health.getString("status")).isEqualTo("DOWN");
            assertThat(health.toString()).contains(COMMAND);
            assertThat(api.status("/health/live")).isEqualTo(200);

            HttpResponse<byte[]> refused = api.post(Api.SPEECH, SPEECH);
            assertThat(refused.statusCode()).as(() -> Api.describe(refused)).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isNotEmpty();
            assertThat(Api.json(refused).getJsonObject("error").getString("message"))
                    .contains(COMMAND);

            assertThat(Api.text(api.get("/", "text/html"))).contains("<title>");

            provide(models);
            server.awaitReady(Server.START);

            HttpResponse<byte[]> spoken = api.post(Api.SPEECH, SPEECH);
            assertThat(spoken.statusCode()).as(() -> Api.describe(spoken)).isEqualTo(200);
            assertThat(Audio.ofPcm(spoken.body()).loudness()).isGreaterThan(0.005);
        }
    }

    /** Puts the fetched model into {@code models}, all at once as the models command does. */
    private static void provide(Path models) throws IOException {
        Path fetched = FetchedModels.directory().resolve("kokoro");
        Path staging = models.resolve("staging");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(fetched)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = staging.resolve(fetched.relativize(file).toString());
            Files.createDirectories(target.getParent());
            linkOrCopy(file, target);
        }
        Files.move(staging, models.resolve("kokoro"));
    }

    private static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, target);
        }
    }
}
