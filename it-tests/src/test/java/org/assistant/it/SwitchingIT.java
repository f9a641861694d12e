package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The operator switches the engine while people listen. */
@ExtendWith(PayaraMicroWithXtts.class)
final class SwitchingIT {

    private static final String BACKEND = "/api/admin/backend";
    private static final String VOICE = "switched";
    private static final int LISTENERS = 2;

    /** There and back. */
    private static final int SWITCHES = 6;

    private static final Map<String, Object> SPEECH = Map.of(
            "model", "tts-1",
            "input", "Good morning. It will rain in the afternoon. The meeting was moved to Thursday.",
            "response_format", "pcm");

    private final Api api;

    SwitchingIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void learn() {
        // The model has no speakers of its own, and an engine without a voice is not ready.
        assertThat(VoiceUpload.of(VOICE)
                        .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                        .to(api)
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void forget() {
        send("DELETE", BACKEND);
        send("DELETE", VoiceUpload.VOICES + "/" + VOICE);
    }

    @Test
    void switchUnderRunningStreams_noneBreaksAndTheNextSpeaksWithTheNewEngine() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(LISTENERS);
        List<Long> millis = new ArrayList<>();
        List<Stream> streams = new ArrayList<>();
        try {
            List<Future<List<Stream>>> listeners = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                listeners.add(threads.submit(() -> listen(over)));
            }
            for (int i = 0; i < SWITCHES; i++) {
                String target = i % 2 == 0 ? "xtts" : "kokoro";
                try (InputStream running = open()) {
                    assertThat(running.readNBytes(1_000)).hasSize(1_000);
                    long start = System.nanoTime();
                    switchTo(target);
                    try (InputStream next = api.open(Api.SPEECH, "*/*", SPEECH).body()) {
                        assertThat(next.readNBytes(1_000)).hasSize(1_000);
                        millis.add((System.nanoTime() - start) / 1_000_000);
                        assertThat(next.readAllBytes()).isNotEmpty();
                    }
                    assertThat(running.readAllBytes())
                            .as("the rest of what was running")
                            .isNotEmpty();
                }
                assertThat(speak().engine()).isEqualTo(target);
            }
            over.set(true);
            for (Future<List<Stream>> listener : listeners) {
                streams.addAll(listener.get());
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        System.Logger log = System.getLogger(SwitchingIT.class.getName());
        log.log(
                System.Logger.Level.INFO,
                SWITCHES + " switches under " + LISTENERS + " listeners: " + streams.size()
                        + " streams, none broken; ms from the command to the first sound afterwards: " + millis);
        assertThat(streams).hasSizeGreaterThan(LISTENERS).allSatisfy(stream -> {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.audio().duration()).isGreaterThan(Duration.ofSeconds(1));
        });
        assertThat(streams).extracting(Stream::engine).contains("kokoro", "xtts");
    }

    @Test
    void switch_isShownWithItsHistoryAndRolledBack() {
        switchTo("xtts");
        JsonObject state = api.json(BACKEND);
        assertThat(state.getString("in_force")).isEqualTo("xtts");
        assertThat(state.getString("source")).isEqualTo("console");
        assertThat(state.getString("previous")).isEqualTo("kokoro");
        JsonObject change =
                api.json("/api/admin/changes").getJsonArray("changes").getJsonObject(0);
        assertThat(change.getString("key")).isEqualTo("tts.backend");
        assertThat(change.getString("to")).isEqualTo("xtts");

        JsonObject back = Api.json(send("POST", BACKEND + "/rollback"));
        assertThat(back.getString("in_force")).isEqualTo("kokoro");
        assertThat(back.getString("source")).isEqualTo("default");
    }

    @Test
    void engineThatIsNotThere_isRefused() {
        HttpResponse<byte[]> refused = post("nobody");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.text(refused)).contains("there is kokoro, xtts");
        assertThat(api.json(BACKEND).getString("in_force")).isEqualTo("kokoro");
    }

    @Test
    void setting_outlivesARestart(@TempDir Path state) {
        String setting = "/api/admin/settings/tts.speech.max-concurrent";
        Map<String, String> settings = Map.of("assistant.state.dir", state.toString());
        try (Server server = Server.start("switching", settings)) {
            server.await("/v1/models", 200, Server.START);
            Api first = new Api(server);
            HttpResponse<byte[]> changed = first.send(
                    first.request(setting)
                            .header("X-Requested-With", "assistant")
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"value\": \"3\"}"))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(changed.statusCode()).as(() -> Api.describe(changed)).isEqualTo(200);
        }
        try (Server server = Server.start("switching", settings)) {
            server.await("/v1/models", 200, Server.START);
            Api second = new Api(server);
            assertThat(second.json("/api/admin/settings")
                            .getJsonArray("settings")
                            .getValuesAs(JsonObject.class))
                    .filteredOn(one -> one.getString("key").equals("tts.speech.max-concurrent"))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.getString("value")).isEqualTo("3");
                        assertThat(one.getString("source")).isEqualTo("console");
                    });
            assertThat(second.json("/api/admin/changes").getJsonArray("changes"))
                    .hasSize(1);
        }
    }

    private List<Stream> listen(AtomicBoolean over) throws IOException {
        List<Stream> streams = new ArrayList<>();
        while (!over.get()) {
            streams.add(speak());
        }
        return streams;
    }

    /** One whole stream; a broken one is an {@link IOException}. */
    private Stream speak() throws IOException {
        HttpResponse<InputStream> response = api.open(Api.SPEECH, "*/*", SPEECH);
        try (InputStream body = response.body()) {
            return new Stream(
                    response.statusCode(),
                    response.headers().firstValue("X-TTS-Engine").orElse(""),
                    Audio.ofPcm(body.readAllBytes()));
        }
    }

    private InputStream open() {
        return api.open(Api.SPEECH, "*/*", SPEECH).body();
    }

    private void switchTo(String engine) {
        HttpResponse<byte[]> switched = post(engine);
        assertThat(switched.statusCode()).as(() -> Api.describe(switched)).isEqualTo(200);
        assertThat(Api.json(switched).getString("in_force")).isEqualTo(engine);
    }

    private HttpResponse<byte[]> post(String engine) {
        return api.send(
                api.request(BACKEND)
                        .header("X-Requested-With", "assistant")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"backend\": \"" + engine + "\"}"))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(String method, String path) {
        return api.send(
                api.request(path)
                        .header("X-Requested-With", "assistant")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** What one listener got. */
    private record Stream(int status, String engine, Audio audio) {}
}
