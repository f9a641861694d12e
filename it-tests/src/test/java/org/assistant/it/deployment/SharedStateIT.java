package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.SharedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests two nodes with their own folders and one PostgreSQL: a change at one node reaches the other, and speech needs no
 * database.
 */
final class SharedStateIT {

    private static final String PRONUNCIATIONS = "/api/admin/pronunciations";
    private static final String LONGEST = "tts.speech.max-characters";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static SharedDatabase database;
    private static Server one;
    private static Server two;

    @BeforeAll
    static void start() {
        database = SharedDatabase.start("shared-state");
        one = node("shared-one");
        two = node("shared-two");
        one.awaitReady(Server.START);
        two.awaitReady(Server.START);
    }

    private static Server node(String name) {
        return Server.start(
                Path.of(Server.property("assistant.war")),
                name,
                Map.of("assistant.state.datasource", SharedDatabase.NAME, "assistant.node", name),
                Map.of(),
                database.options());
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : Arrays.asList(one, two, database)) {
            close(each);
        }
    }

    private static void close(AutoCloseable each) {
        try {
            if (each != null) {
                each.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<byte[]> send(Server node, String method, String path, String body) {
        Api api = new Api(node);
        return api.send(
                api.request(path)
                        .header("X-Requested-With", "assistant")
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> say(Server node, String word) {
        return send(
                node, "PUT", PRONUNCIATIONS, "{\"word\": \"" + word + "\", \"language\": \"en\", \"said\": \"hello\"}");
    }

    private static Set<String> words(Server node) {
        return new Api(node)
                .json(PRONUNCIATIONS).getJsonArray("pronunciations").getValuesAs(JsonObject.class).stream()
                        .map(entry -> entry.getString("word"))
                        .collect(Collectors.toSet());
    }

    private static String longest(Server node) {
        return new Api(node)
                .json("/api/admin/configuration").getJsonArray("settings").getValuesAs(JsonObject.class).stream()
                        .filter(setting -> setting.getString("key").equals(LONGEST))
                        .map(setting -> setting.getString("value"))
                        .findFirst()
                        .orElseThrow();
    }

    private static JsonObject health(Server node) {
        return new Api(node)
                .json("/health/ready").getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                        .filter(check -> check.getString("name").equals("state"))
                        .findFirst()
                        .orElseThrow()
                        .getJsonObject("data");
    }

    private static int speak(Server node) {
        return new Api(node)
                .post(Api.SPEECH, Map.of("model", "kokoro", "voice", "af_heart", "input", "All is well."))
                .statusCode();
    }

    @Test
    void settingAtOneNode_countsAtTheOther_andBothAuditsHaveIt() {
        assertThat(send(one, "PUT", "/api/admin/settings/" + LONGEST, "{\"value\": \"54321\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Eventually.holds(SOON, () -> longest(two).equals("54321"))).isTrue();
        assertThat(Eventually.holds(
                        SOON,
                        () -> Api.text(new Api(two).get("/api/admin/audit", "application/json"))
                                .contains(LONGEST)))
                .isTrue();
    }

    @Test
    void wordsOfBothNodesAtOnce_areAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> changes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Server node = i % 2 == 0 ? one : two;
                String word = "word" + (char) ('a' + i);
                changes.add(() -> say(node, word).statusCode());
            }
            for (Future<Integer> change : threads.invokeAll(changes)) {
                assertThat(change.get()).isBetween(200, 204);
            }
        } finally {
            threads.shutdownNow();
        }
        for (Server node : List.of(one, two)) {
            assertThat(Eventually.holds(
                            SOON,
                            () -> words(node).stream()
                                            .filter(word -> word.startsWith("word"))
                                            .count()
                                    == 20))
                    .as(() -> words(node).toString())
                    .isTrue();
        }
    }

    @Test
    void lostDatabase_nodesSpeakOn_andSaySo_untilItIsBack() {
        assertThat(say(one, "before").statusCode()).isBetween(200, 204);
        assertThat(Eventually.holds(SOON, () -> words(two).contains("before"))).isTrue();
        database.stop();
        try {
            assertThat(Eventually.holds(SOON, () -> health(two).containsKey("reason")))
                    .isTrue();
            assertThat(health(two).getString("reason")).contains("speech goes on");
            assertThat(new Api(two).status("/health/ready")).isEqualTo(200);
            assertThat(List.of(speak(one), speak(two))).containsOnly(200);
            assertThat(words(two)).contains("before");
            assertThat(say(two, "meanwhile").statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(two.log()).contains("can't be reached: speech goes on");
        } finally {
            database.start();
        }
        assertThat(Eventually.holds(SOON, () -> !health(two).containsKey("reason")))
                .isTrue();
        assertThat(say(two, "after").statusCode()).isBetween(200, 204);
        assertThat(Eventually.holds(SOON, () -> words(one).contains("after"))).isTrue();
        assertThat(words(one)).contains("before").doesNotContain("meanwhile");
    }

    /** A database that keeps its connections and answers nothing, as behind a broken network. */
    @Test
    void silentDatabase_countsAsLost_andChangesAreRefused_untilItAnswers() {
        assertThat(say(one, "heard").statusCode()).isBetween(200, 204);
        assertThat(Eventually.holds(SOON, () -> words(two).contains("heard"))).isTrue();
        database.pause();
        try {
            assertThat(Eventually.holds(SOON, () -> health(two).containsKey("reason")))
                    .isTrue();
            assertThat(new Api(two).status("/health/ready")).isEqualTo(200);
            assertThat(speak(two)).isEqualTo(200);
            assertThat(words(two)).contains("heard");
            assertThat(say(two, "unheard").statusCode()).isGreaterThanOrEqualTo(500);
        } finally {
            database.resume();
        }
        assertThat(Eventually.holds(SOON, () -> !health(two).containsKey("reason")))
                .isTrue();
        assertThat(say(two, "again").statusCode()).isBetween(200, 204);
        assertThat(Eventually.holds(SOON, () -> words(one).contains("again"))).isTrue();
    }
}
