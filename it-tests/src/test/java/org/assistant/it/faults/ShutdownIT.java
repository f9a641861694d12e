package org.assistant.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests SIGTERM while the server speaks. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ShutdownIT {

    /** Takes 21 seconds, enough time for all checks. */
    private static final String TEXT = "Now w1 w2 w3 w4 w5 w6 w7 each=3000 audio=3000";

    /** Never spoken to its end. */
    private static final String LONG = "Now w1 each=3000 audio=3000 pieces=100";

    /** Utterances at once: three streams, one whole answer, one reply, one live turn. Others wait. */
    private static final int PLACES = 6;

    private static final int WAITING = 3;

    private static final Duration SOON = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void accepted_isSpokenToItsEnd_andNothingNewIsAccepted() throws Exception {
        try (ScriptedServer scripted = ScriptedServer.start("shutdown", settings("300000"))) {
            Api api = scripted.api();
            LiveClient idle = LiveClient.of(api);
            LiveClient live = LiveClient.of(api);
            live.send(Map.of("type", "read", "text", TEXT, "voice", "scripted_ann"));
            List<CompletableFuture<HttpResponse<byte[]>>> accepted = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                accepted.add(post(api, Api.SPEECH, speech(TEXT, true)));
            }
            accepted.add(post(api, Api.SPEECH, speech(TEXT, false)));
            accepted.add(post(api, Api.REPLY, Map.of("text", "say " + TEXT, "voice", "scripted_ann")));
            awaitLane(scripted, PLACES, 0);
            accepted.add(post(api, Api.SPEECH, speech(TEXT, true)));
            accepted.add(post(api, Api.SPEECH, speech(TEXT, false)));
            accepted.add(post(api, Api.REPLY, Map.of("text", "say " + TEXT, "voice", "scripted_ann")));
            awaitLane(scripted, PLACES, WAITING);

            ProcessHandle server = scripted.server().handle();
            List<ProcessHandle> children = server.descendants().toList();
            server.destroy();
            assertThat(Eventually.holds(SOON, () -> api.status("/health/ready") == 503))
                    .isTrue();
            assertThat(api.status("/health/live")).isEqualTo(200);
            assertStopping(api.post(Api.SPEECH, speech(TEXT, true)));
            assertStopping(api.post(Api.REPLY, Map.of("text", "hello")));
            assertThat(idle.closeCode()).isEqualTo(1001);
            assertThat(LiveClient.of(api).closeCode()).isEqualTo(1001);
            assertThat(scripted.state().getJsonObject("verdict").getString("text"))
                    .startsWith("The server is stopping.");

            for (CompletableFuture<HttpResponse<byte[]>> each : accepted) {
                HttpResponse<byte[]> response = each.get();
                assertThat(response.statusCode())
                        .as(() -> Api.describe(response))
                        .isEqualTo(200);
            }
            assertThat(live.end(1).type()).isEqualTo("done");
            assertThat(live.closeCode()).isEqualTo(1001);
            assertThat(answersUntilExit(scripted))
                    .as("while Payara itself stops")
                    .isEmpty();
            assertThat(children).as("eSpeak NG").isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void afterTheGrace_theRestIsEndedCleanly() throws Exception {
        try (FakeChatModel model = new FakeChatModel(List.of(), List.of("never"));
                ScriptedServer scripted = ScriptedServer.start(
                        "shutdown-short",
                        settings(
                                "1000",
                                "assistant.llm.base-url",
                                model.baseUrl().toString()))) {
            Api api = scripted.api();
            LiveClient live = LiveClient.of(api);
            live.send(Map.of("type", "read", "text", LONG, "voice", "scripted_ann"));
            List<InputStream> streams = new ArrayList<>();
            for (int i = 0; i < PLACES - 2; i++) {
                HttpResponse<InputStream> stream = api.open(Api.SPEECH, "*/*", speech(LONG, true));
                assertThat(stream.statusCode()).isEqualTo(200);
                streams.add(stream.body());
            }
            List<CompletableFuture<HttpResponse<byte[]>>> silent = new ArrayList<>();
            silent.add(post(api, Api.SPEECH, speech(LONG, false)));
            awaitLane(scripted, PLACES, 0);
            silent.add(post(api, Api.SPEECH, speech(LONG, true)));
            silent.add(post(api, Api.SPEECH, speech(LONG, false)));
            awaitLane(scripted, PLACES, 2);
            silent.add(post(api, Api.REPLY, Map.of("text", "What is it?"))); // the model never answers
            assertThat(Eventually.holds(SOON, () -> !model.request().isEmpty())).isTrue();

            scripted.server().handle().destroy();
            for (CompletableFuture<HttpResponse<byte[]>> each : silent) {
                assertStopping(each.get());
            }
            for (InputStream stream : streams) {
                assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
            }
            JsonObject end = live.end(1).message();
            assertThat(end.getJsonObject("error").getString("code")).isEqualTo("server_stopping");
            assertThat(live.closeCode()).isEqualTo(1001);
            scripted.server().handle().onExit().get(1, TimeUnit.MINUTES);
        }
    }

    private static Map<String, String> settings(String grace, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "assistant.shutdown.grace",
                grace,
                "tts.scripted.latency-budget",
                "30000",
                "tts.scripted.lane-width",
                Integer.toString(PLACES)));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static Map<String, Object> speech(String text, boolean stream) {
        Map<String, Object> fields = ScriptedServer.fields("tts-1", "scripted_ann", "", text);
        fields.put("stream", stream);
        return fields;
    }

    private CompletableFuture<HttpResponse<byte[]>> post(Api api, String path, Map<String, ?> fields) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return api.post(path, fields);
                    } catch (UncheckedIOException e) {
                        throw new AssertionError("no answer, or half of one", e);
                    }
                },
                threads);
    }

    /** The answers to requests until the process has ended, except failed connections and the server's 503. */
    private static List<String> answersUntilExit(ScriptedServer scripted) {
        List<String> others = new ArrayList<>();
        boolean ended = Eventually.holds(SOON, () -> {
            HttpResponse<byte[]> answer;
            try {
                answer = scripted.api().post(Api.SPEECH, speech("Too late.", false));
            } catch (UncheckedIOException | AssertionError e) {
                return !scripted.server().isAlive(); // no connection, or no process
            }
            if (answer.statusCode() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                others.add(Api.describe(answer));
            }
            return !scripted.server().isAlive();
        });
        assertThat(ended).as("the process has ended").isTrue();
        return others;
    }

    private static void awaitLane(ScriptedServer scripted, int running, int waiting) {
        boolean so = Eventually.holds(
                SOON,
                () -> scripted.lane().getInt("running") == running
                        && scripted.lane().getInt("waiting") == waiting);
        assertThat(so).as(() -> scripted.lane().toString()).isTrue();
    }

    private static void assertStopping(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(Api.json(response).getJsonObject("error").getString("code")).isEqualTo("server_stopping");
    }
}
