package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.assistant.it.cloning.PayaraMicroWithXtts;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests switching the engine while clients listen. */
@ExtendWith(PayaraMicroWithXtts.class)
final class SwitchingIT {

    private static final String BACKEND = "/api/admin/backend";
    private static final String VOICE = "switched";
    private static final int LISTENERS = 2;

    /** There and back. */
    private static final int SWITCHES = 6;

    private static final int HEAD_BYTES = 1_000;

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
        // The model has no built-in speakers, and an engine without a voice is not ready.
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
        Reference xtts = reference("xtts");
        Reference kokoro = reference("kokoro");
        JsonObject before = totals();
        try {
            List<Future<List<Stream>>> listeners = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                listeners.add(threads.submit(() -> listen(over)));
            }
            for (int i = 0; i < SWITCHES; i++) {
                String target = i % 2 == 0 ? "xtts" : "kokoro";
                HttpResponse<InputStream> running = open();
                byte[] begun = running.body().readNBytes(HEAD_BYTES);
                long start = System.nanoTime();
                switchTo(target);
                HttpResponse<InputStream> next = open();
                byte[] first = next.body().readNBytes(HEAD_BYTES);
                millis.add((System.nanoTime() - start) / 1_000_000);
                streams.add(rest(next, first));
                streams.add(rest(running, begun));
                assertThat(streams.get(streams.size() - 2).engine()).isEqualTo(target);
            }
            over.set(true);
            for (Future<List<Stream>> listener : listeners) {
                streams.addAll(listener.get());
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        JsonObject after = totals();
        Collections.sort(millis);
        System.getLogger(SwitchingIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        SWITCHES + " switches under " + LISTENERS + " listeners, " + streams.size()
                                + " streams, none broken; ms from the command to the first sound of the next stream: median "
                                + millis.get(SWITCHES / 2) + ", worst " + millis.get(SWITCHES - 1) + ", all " + millis);
        int spoken = streams.stream()
                .mapToInt(stream -> stream.engine().equals("kokoro") ? kokoro.sentences() : xtts.sentences())
                .sum();
        assertThat(after.getInt("sentences") - before.getInt("sentences"))
                .as("sentences spoken to their end")
                .isEqualTo(spoken);
        for (String bad : List.of("lost", "cancelled", "repeated", "refused")) {
            assertThat(after.getInt(bad)).as(bad).isEqualTo(before.getInt(bad));
        }
        assertThat(streams).allSatisfy(stream -> {
            assertThat(stream.status()).isEqualTo(200);
            // Kokoro's audio is the same each time; XTTS samples its codes at random.
            assertThat(stream.bytes())
                    .isGreaterThanOrEqualTo(stream.engine().equals("kokoro") ? kokoro.bytes() : HEAD_BYTES);
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
        assertThat(Api.text(refused)).contains("there is kokoro, remote, xtts");
        assertThat(api.json(BACKEND).getString("in_force")).isEqualTo("kokoro");
    }

    @Test
    void secrets_areNoSettings() {
        String password = "/api/admin/settings/tts.admin.password";
        assertThat(put(api, password, "guessed").statusCode()).isEqualTo(404);
        assertThat(Api.text(api.get("/api/admin/settings", "application/json")))
                .doesNotContain("password", "api.key", "api-key");
        assertThat(Api.text(api.get("/api/admin/changes", "application/json"))).doesNotContain("password", "guessed");
    }

    @Test
    void setting_countsAtOnceAndOutlivesARestart(@TempDir Path state) {
        String setting = "/api/admin/settings/tts.xtts.latency-budget";
        Map<String, String> settings = Map.of("assistant.state.dir", state.toString());
        int before;
        try (Server server = Server.start("switching", settings)) {
            server.await("/v1/models", 200, Server.START);
            Api first = new Api(server);
            before = budget(first);
            HttpResponse<byte[]> changed = put(first, setting, "4321");
            assertThat(changed.statusCode()).as(() -> Api.describe(changed)).isEqualTo(200);
            assertThat(budget(first)).isEqualTo(4321);
            HttpResponse<byte[]> refused = put(first, setting, "19");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Api.text(refused)).contains("20 to 30000");
        }
        try (Server server = Server.start("switching", settings)) {
            server.await("/v1/models", 200, Server.START);
            Api second = new Api(server);
            assertThat(budget(second)).isEqualTo(4321);
            assertThat(second.json("/api/admin/changes").getJsonArray("changes"))
                    .hasSize(1);
            JsonObject reset = Api.json(send(second, "DELETE", setting));
            assertThat(reset.getString("source")).isEqualTo("default");
            assertThat(budget(second)).isEqualTo(before).isNotEqualTo(4321);
        }
    }

    private JsonObject totals() {
        return api.json("/api/admin/state").getJsonObject("totals");
    }

    private List<Stream> listen(AtomicBoolean over) throws IOException {
        List<Stream> streams = new ArrayList<>();
        while (!over.get()) {
            streams.add(rest(open(), new byte[0]));
        }
        return streams;
    }

    /** The result of {@code engine} for the text without a switch. */
    private Reference reference(String engine) throws IOException {
        switchTo(engine);
        int before = totals().getInt("sentences");
        int bytes = rest(open(), new byte[0]).bytes();
        return new Reference(totals().getInt("sentences") - before, bytes);
    }

    private HttpResponse<InputStream> open() {
        return api.open(Api.SPEECH, "*/*", SPEECH);
    }

    /** The stream to its end; a broken one is an {@link IOException}. */
    private static Stream rest(HttpResponse<InputStream> response, byte[] head) throws IOException {
        try (InputStream body = response.body()) {
            return new Stream(
                    response.statusCode(),
                    response.headers().firstValue("X-TTS-Engine").orElse(""),
                    head.length + body.readAllBytes().length);
        }
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

    private static int budget(Api api) {
        return api.json("/api/admin/state").getJsonArray("lanes").getValuesAs(JsonObject.class).stream()
                .filter(lane -> lane.getString("engine").equals("xtts"))
                .findFirst()
                .orElseThrow()
                .getInt("budget_ms");
    }

    private static HttpResponse<byte[]> put(Api api, String path, String value) {
        return api.send(
                api.request(path)
                        .header("X-Requested-With", "assistant")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"value\": \"" + value + "\"}"))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(String method, String path) {
        return send(api, method, path);
    }

    private static HttpResponse<byte[]> send(Api api, String method, String path) {
        return api.send(
                api.request(path)
                        .header("X-Requested-With", "assistant")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private record Stream(int status, String engine, int bytes) {}

    private record Reference(int sentences, int bytes) {}
}
