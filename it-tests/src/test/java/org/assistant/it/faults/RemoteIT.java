package org.assistant.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;
import org.assistant.it.faults.ScriptedServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests two servers, as when a node without a graphics card uses one that has a card. The far server has the scripted engine; the
 * near one lets it speak over HTTP, with its own Kokoro as the fallback.
 */
final class RemoteIT {

    private static final String REMOTE = "remote";
    private static final String KOKORO = "kokoro";
    private static final String TEXT = "W1 w2 w3.";
    private static final int PLACES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static ScriptedServer far;
    private static Server near;
    private static Api api;

    @BeforeAll
    static void start() {
        far = ScriptedServer.start(
                "remote-far", Map.of("tts.fallback", "none", "tts.speech.max-concurrent", Integer.toString(PLACES)));
        near = Server.start(
                "remote-near",
                Map.of(
                        "tts.remote.urls",
                        far.server().uri("/v1").toString(),
                        "tts.remote.model",
                        WarWithEngine.ENGINE,
                        "tts.remote.latency-budget",
                        "1500"),
                Map.of("TTS_BACKEND", REMOTE));
        near.awaitReady(Server.START);
        api = new Api(near);
    }

    @AfterAll
    static void stop() {
        if (near != null) {
            near.close();
        }
        if (far != null) {
            far.close();
        }
    }

    /** Restarts the far server if the previous test ended it. */
    @BeforeEach
    void heal() {
        if (!far.server().isAlive()) {
            far.server().restart();
            far.server().awaitReady(Server.START);
        }
        far.ready(true);
        awaitRemote();
        assertThat(Eventually.holds(PATIENCE, () -> state(KOKORO).equals("ready")))
                .isTrue();
        assertThat(Eventually.holds(PATIENCE, () -> far.ledger().getInt("running") == 0))
                .isTrue();
        far.forget();
    }

    private static void awaitRemote() {
        assertThat(Eventually.holds(PATIENCE, () -> speak(TEXT).engine().equals(REMOTE)))
                .as(() -> speak(TEXT) + near.log())
                .isTrue();
    }

    private static Answer speak(String text) {
        return speak("tts-1", text);
    }

    private static Answer speak(String model, String text) {
        return new Answer(api.post(Api.SPEECH, ScriptedServer.fields(model, "", "", text)));
    }

    private static String state(String engine) {
        return api.json("/v1/models/" + engine).getString("state");
    }

    private static void assertFellBack(Answer answer, String cause) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        assertThat(answer.engine()).isEqualTo(KOKORO);
        assertThat(answer.fallback()).isEqualTo(cause);
        assertThat(answer.samples()).hasSizeGreaterThan(ScriptedServer.RATE / 2);
    }

    @Test
    void otherServer_speaks_andItsVoicesAreListed() {
        Answer answer = speak(TEXT);
        assertThat(answer.engine()).isEqualTo(REMOTE);
        assertThat(answer.fallback()).isEmpty();
        assertThat(answer.words()).isEqualTo(List.of(1, 2, 3));
        assertThat(far.ledger().getInt("spoken")).isEqualTo(1);
        Set<String> voices =
                api.json("/v1/models/" + REMOTE).getJsonArray("voices").getValuesAs(JsonObject.class).stream()
                        .map(voice -> voice.getString("id"))
                        .collect(Collectors.toSet());
        assertThat(voices).contains("scripted_ann", "scripted_max").doesNotContain("af_heart");
    }

    @Test
    void lateServer_kokoroSpeaks_andTheRunThereEnds() {
        String late = "Then first=20000 w3.";
        assertFellBack(speak(late), "budget");
        JsonObject run = far.run(late);
        assertThat(run.getString("ending")).isEqualTo("cancelled");
        assertThat(run.getInt("took_ms")).isLessThan(10_000);
    }

    @Test
    void overloadedServer_kokoroSpeaks_andItsOwnTextsGoOn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PLACES);
        try {
            String lasting = "W1 w2 w3 w4 each=1000.";
            Future<Answer> one = threads.submit(() -> far.speak("scripted_ann", "", lasting));
            Future<Answer> two = threads.submit(() -> far.speak("scripted_ann", "", lasting));
            assertThat(Eventually.holds(PATIENCE, () -> far.ledger().getInt("running") == PLACES))
                    .isTrue();
            assertFellBack(speak("W9."), "queue-full");
            assertThat(one.get().words()).isEqualTo(List.of(1, 2, 3, 4));
            assertThat(two.get().words()).isEqualTo(List.of(1, 2, 3, 4));
        } finally {
            threads.shutdownNow();
        }
        awaitRemote();
    }

    @Test
    void engineThatIsNotReadyThere_kokoroSpeaks_untilItIs() {
        far.ready(false);
        Answer answer = speak(TEXT);
        assertThat(answer.engine()).isEqualTo(KOKORO);
        assertThat(answer.fallback()).isEqualTo("not-ready");
        assertThat(new Api(near).status("/health/ready")).isEqualTo(200);
        far.ready(true);
        awaitRemote();
    }

    @Test
    void deadServer_kokoroSpeaks_untilItIsBack() {
        far.server().kill();
        assertFellBack(speak(TEXT), "not-ready");
        assertFellBack(speak(TEXT), "not-ready");
        assertThat(state(REMOTE)).isEqualTo("unavailable");
        assertThat(near.log()).doesNotContain(TEXT);
        far.server().restart();
        far.server().awaitReady(Server.START);
        awaitRemote();
    }

    @Test
    void serverThatDiesAmidAText_kokoroSpeaksItToItsEnd() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> answer = thread.submit(() -> speak("W1 w2 w3 w4 w5 w6 w7 w8 each=500."));
            assertThat(Eventually.holds(PATIENCE, () -> far.ledger().getInt("running") == 1))
                    .isTrue();
            // The first words are under way once the answer has begun, which the ledger does not show.
            assertThat(Eventually.holds(PATIENCE, () -> remoteRuns() > 0)).isTrue();
            far.server().kill();
            assertThat(answer.get().status()).as(() -> near.log()).isEqualTo(200);
            assertThat(answer.get().samples()).hasSizeGreaterThan(ScriptedServer.RATE);
        } finally {
            thread.shutdownNow();
        }
    }

    private static int remoteRuns() {
        return api.json("/api/admin/state").getJsonArray("lanes").getValuesAs(JsonObject.class).stream()
                .filter(lane -> lane.getString("engine").equals(REMOTE))
                .mapToInt(lane -> lane.getInt("running"))
                .sum();
    }

    @Test
    void textFromAnotherServer_isNotSentOn() {
        HttpResponse<byte[]> refused = relayed("tts-1");
        assertThat(refused.statusCode()).isEqualTo(508);
        assertThat(Api.json(refused).getJsonObject("error").getString("code")).isEqualTo("relayed_twice");
        assertThat(far.ledger().getInt("begun")).isZero();
        assertThat(relayed(KOKORO).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> relayed(String model) {
        String body = Api.object(ScriptedServer.fields(model, "", "", TEXT)).toString();
        return api.send(
                api.request(Api.SPEECH)
                        .header("Content-Type", "application/json")
                        .header("X-TTS-Relayed", "true")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
