package org.assistant.app.admin.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.speech.record.EventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFilesResourceTest {

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final Fetches fetches = new Fetches(threads, events);
    private ModelFilesResource models;

    @BeforeEach
    void make() {
        ModelPackage licensed = () -> new ModelManifest(
                "licensed",
                "Licensed",
                "Some licence",
                "https://example.org/licence",
                "",
                "",
                true,
                0,
                List.of(new ModelFile(
                        "a.bin",
                        5,
                        "0".repeat(64),
                        List.of(new ModelSource.Web(URI.create("http://127.0.0.1:9/a.bin"))))));
        ModelsConfig config = new ModelsConfig(
                List.of(licensed),
                key -> Optional.ofNullable(
                        Map.of("tts.models.dir", folder.toString()).get(key)));
        models = new ModelFilesResource(config, fetches, new ModelStates(config, fetches, System::nanoTime));
        threads.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void missingModel_isListedWithItsRemedy() {
        JsonObject model = Json.parse(RecordJson.text(models.list()))
                .asJsonObject()
                .getJsonArray("models")
                .getJsonObject(0);
        assertThat(model.getBoolean("present")).isFalse();
        assertThat(model.getString("problem")).contains("a.bin");
        assertThat(model.getString("remedy")).endsWith("models fetch licensed --accept-license");
        assertThat(model.getJsonObject("fetch").getString("state")).isEqualTo("idle");
    }

    @Test
    void licence_mustBeAccepted() {
        assertStatus(400, () -> models.fetch("licensed", body("{}"), ClonedVoicesResourceTest.request()));
        assertThat(events.latest()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void acceptedFetch_runsOnceAndCanBeCancelled() throws IOException {
        InputStream accepted = body("{\"accept_license\": true}");
        assertThat(models.fetch("licensed", accepted, ClonedVoicesResourceTest.request())
                        .getStatus())
                .isEqualTo(202);
        assertStatus(
                409,
                () -> models.fetch("licensed", body("{\"accept_license\": true}"), ClonedVoicesResourceTest.request()));
        assertThat(models.cancel("licensed", ClonedVoicesResourceTest.request()).state())
                .isEqualTo("cancelled");
        assertStatus(404, () -> models.cancel("licensed", ClonedVoicesResourceTest.request()));
    }

    @Test
    void unknownModel_isNotFound() {
        assertStatus(404, () -> models.fetch("nothing", body("{}"), ClonedVoicesResourceTest.request()));
        assertStatus(404, () -> models.cancel("nothing", ClonedVoicesResourceTest.request()));
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(status));
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
