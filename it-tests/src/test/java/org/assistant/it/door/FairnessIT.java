package org.assistant.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.assistant.it.RawClient;
import org.assistant.it.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what one greedy client leaves to the others. */
final class FairnessIT {

    private static final String LONG_TEXT = "The boats come home before the light is gone. ".repeat(65);
    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "127.0.0.2";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static Server server;
    private static Api api;

    private final List<RawClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), """
                        anna.key=Anna-Key
                        bob.key=Bob-Key
                        carl.key=Carl-Key
                        carl.concurrent=2
                        """);
        server = Server.start("fairness", Map.of("assistant.api.keys-file", keys.toString()));
        server.awaitReady(Server.START);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() {
        clients.forEach(RawClient::close);
        assertThat(Eventually.holds(PATIENCE, () -> utterances().isEmpty())).isTrue();
    }

    @Test
    void manyStreamsOfOneKey_areOneTurnToOthers() {
        for (int i = 0; i < 12; i++) {
            clients.add(stream("Anna-Key", HERE));
        }
        // All of them wait for a turn, some for their first.
        assertThat(Eventually.holds(PATIENCE, () -> utterances().size() == 12 && heard() > 3))
                .isTrue();
        for (int i = 0; i < 3; i++) {
            Map<Integer, Long> before = utterances();
            HttpResponse<?> response = speak("Bob-Key", "Good morning.");
            Map<Integer, Long> after = utterances();
            assertThat(response.statusCode()).isEqualTo(200);
            long served = before.entrySet().stream()
                    .filter(one -> !one.getValue().equals(after.get(one.getKey())))
                    .count();
            assertThat(served)
                    .as("streams of the other key that were served before, of " + before.size())
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void key_hasNoMorePlacesThanItsNumber() {
        clients.add(stream("Carl-Key", HERE));
        clients.add(stream("Carl-Key", ELSEWHERE));
        assertThat(Eventually.holds(PATIENCE, () -> utterances().size() == 2)).isTrue();

        HttpResponse<byte[]> third = speak("Carl-Key", "Good morning.");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).isPresent();
        JsonObject error = Api.json(third).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo("overloaded");
        assertThat(error.getString("message")).startsWith("All 2 places of this API key are taken");
        assertThat(errorOfLive("Carl-Key")).startsWith("All 2 places of this API key are taken");
        assertThat(speak("Bob-Key", "Good morning.").statusCode()).isEqualTo(200);
    }

    @Test
    void address_neverHasAllPlaces() {
        set("tts.speech.max-concurrent", "4");
        try {
            clients.add(stream("Anna-Key", HERE));
            clients.add(stream("Bob-Key", HERE));
            clients.add(stream("Carl-Key", HERE));
            assertThat(Eventually.holds(PATIENCE, () -> utterances().size() == 3))
                    .isTrue();

            HttpResponse<byte[]> fourth = speak("Bob-Key", "Good morning.");
            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(Api.json(fourth).getJsonObject("error").getString("message"))
                    .startsWith("All 3 places of one address are taken");
            assertThat(errorOfLive("Bob-Key")).startsWith("All 3 places of one address are taken");
            RawClient other = stream("Bob-Key", ELSEWHERE);
            clients.add(other);
            assertThat(other.status()).isEqualTo(200);
        } finally {
            set("tts.speech.max-concurrent", "64");
        }
    }

    private static String errorOfLive(String key) {
        try (LiveClient live = LiveClient.authorized("Bearer " + key, api)) {
            live.send(Map.of("type", "read", "text", "Good morning."));
            return live.end(1).message().getJsonObject("error").getString("message");
        }
    }

    private static RawClient stream(String key, String from) {
        return RawClient.post(api, from, key, Api.SPEECH, fields(LONG_TEXT));
    }

    /** Speaks {@code text}, which makes a single piece. */
    private static HttpResponse<byte[]> speak(String key, String text) {
        return api.send(
                api.request(Api.SPEECH)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(Api.object(fields(text)).toString()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static Map<String, Object> fields(String text) {
        return Map.of("model", "kokoro", "voice", "af_heart", "input", text);
    }

    private static void set(String key, String value) {
        HttpResponse<byte[]> answer = api.send(
                api.request("/api/admin/settings/" + key)
                        .header("X-Requested-With", "assistant")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"value\": \"" + value + "\"}"))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** How many running utterances have been heard. */
    private static long heard() {
        return utterances().values().stream().filter(millis -> millis > 0).count();
    }

    /** How much audio of each running utterance has been passed on, in milliseconds. */
    private static Map<Integer, Long> utterances() {
        Map<Integer, Long> sound = new HashMap<>();
        for (JsonObject one :
                api.json("/api/admin/state").getJsonArray("utterances").getValuesAs(JsonObject.class)) {
            JsonNumber millis = one.getJsonNumber("audio_ms");
            sound.put(one.getInt("id"), millis.longValue());
        }
        return sound;
    }
}
