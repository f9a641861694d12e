package org.assistant.it.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.assistant.it.Api;
import org.assistant.it.LiveClient;
import org.assistant.it.ServerSentEvents;

/**
 * The requests of many users, one after the other: speech by both engines in several formats, replies, live conversations with
 * and without a cut, streams that are left or cancelled, and texts that can't be spoken. Counts the results.
 */
public final class MixedLoad {

    /** The number of kinds of requests, among which {@link #run} chooses by its number. */
    public static final int KINDS = 12;

    private static final System.Logger LOGGER = System.getLogger(MixedLoad.class.getName());
    private static final String LONG =
            "This sentence is here to be cut off in its middle, for it goes on and on. ".repeat(20);

    private final Api api;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLongArray failuresOfKind = new AtomicLongArray(KINDS);
    private final AtomicLong byXtts = new AtomicLong();
    private final AtomicLong replaced = new AtomicLong();
    private final AtomicLong cancelled = new AtomicLong();
    private final AtomicInteger running = new AtomicInteger();

    public MixedLoad(Api api) {
        this.api = api;
    }

    /** Completes request number {@code turn}; a failure is counted and logged. */
    public void run(int turn) {
        running.incrementAndGet();
        try {
            if (!succeeds(turn)) {
                countFailure(turn);
                LOGGER.log(System.Logger.Level.WARNING, "request {0} of kind {1} failed", turn, turn % KINDS);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            countFailure(turn);
            LOGGER.log(System.Logger.Level.WARNING, "request " + turn + " of kind " + turn % KINDS + " failed", e);
        } finally {
            requests.incrementAndGet();
            running.decrementAndGet();
        }
    }

    /** Puts {@code engine} in force. */
    void switchTo(String engine) {
        HttpResponse<byte[]> answer = admin("backend", "{\"backend\": \"" + engine + "\"}");
        if (answer.statusCode() != 200) {
            failures.incrementAndGet();
            LOGGER.log(System.Logger.Level.WARNING, "switching to " + engine + ": " + Api.describe(answer));
        }
    }

    public long requests() {
        return requests.get();
    }

    public long failures() {
        return failures.get();
    }

    /** The failures with status 429 or 503. */
    public long refused() {
        return refused.get();
    }

    /** How many requests of each kind failed; kinds without a failure are left out. */
    public SortedMap<Integer, Long> failuresByKind() {
        SortedMap<Integer, Long> all = new TreeMap<>();
        for (int kind = 0; kind < KINDS; kind++) {
            if (failuresOfKind.get(kind) > 0) {
                all.put(kind, failuresOfKind.get(kind));
            }
        }
        return all;
    }

    private void countFailure(int turn) {
        failures.incrementAndGet();
        failuresOfKind.incrementAndGet(turn % KINDS);
    }

    private boolean isAccepted(HttpResponse<?> response) {
        boolean refusal = response.statusCode() == 429 || response.statusCode() == 503;
        if (refusal) {
            refused.incrementAndGet();
        }
        return !refusal;
    }

    /** The speeches requested from XTTS that it spoke to the end. */
    long byXtts() {
        return byXtts.get();
    }

    /** The speeches that another engine spoke or completed. */
    long replaced() {
        return replaced.get();
    }

    /** The speeches that the console cancelled. */
    long cancelled() {
        return cancelled.get();
    }

    int running() {
        return running.get();
    }

    private boolean succeeds(int turn) throws IOException {
        String text = Sentences.SHORT.get(turn % Sentences.SHORT.size());
        return switch (turn % KINDS) {
            case 0 ->
                spoken(Map.of("model", "kokoro", "input", text, "voice", "af_heart", "response_format", "mp3"), 200);
            case 1 -> reply(text);
            case 2 -> xtts(text);
            case 3 -> live(Map.of("type", "say", "text", "say " + text), "done");
            case 4 -> spoken(Map.of("model", "kokoro", "input", "Bonjour tout le monde.", "voice", "ff_siwis"), 200);
            case 5 -> left();
            case 6 -> xtts(text + " " + text);
            case 7 -> stopped();
            case 8 -> spoken(Map.of("model", "tts-1", "input", text, "response_format", "opus"), 200);
            case 9 -> live(Map.of("type", "read", "text", text, "backend", "xtts"), "done");
            case 10 -> cancelledByTheConsole();
            default -> spoken(Map.of("model", "kokoro", "input", "\ud83d\ude00"), 200);
        };
    }

    private boolean spoken(Map<String, Object> fields, int status) {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, fields);
        return isAccepted(response) && response.statusCode() == status;
    }

    private boolean reply(String text) {
        HttpResponse<InputStream> response = api.open(Api.REPLY, "text/event-stream", Map.of("text", "say " + text));
        try (ServerSentEvents events = new ServerSentEvents(response.body())) {
            if (!isAccepted(response)) {
                return false;
            }
            List<JsonObject> all = events.rest();
            return ServerSentEvents.type(all.get(all.size() - 1)).equals("reply.done");
        }
    }

    private boolean xtts(String text) {
        HttpResponse<byte[]> response =
                api.post(Api.SPEECH, Map.of("model", "xtts", "input", text, "response_format", "pcm", "stream", false));
        boolean alone = response.headers().firstValue("X-TTS-Fallback").isEmpty();
        (alone ? byXtts : replaced).incrementAndGet();
        return isAccepted(response) && response.statusCode() == 200 && response.body().length > 0;
    }

    private boolean live(Map<String, ?> message, String end) {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(message);
            return client.end(1).is(end);
        }
    }

    /** A new message cuts the speech before it. */
    private boolean stopped() {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(Map.of("type", "read", "text", LONG));
            client.await(came -> came.is("sound"));
            client.send(Map.of("type", "say", "text", "say hello"));
            return client.end(1).is("stopped") && client.end(2).is("done");
        }
    }

    /** A listener that leaves after the first sound. */
    private boolean left() throws IOException {
        try (InputStream body = open(LONG)) {
            return body.readNBytes(1_000).length == 1_000;
        }
    }

    private boolean cancelledByTheConsole() throws IOException {
        try (InputStream body = open(LONG)) {
            boolean began = body.readNBytes(1_000).length == 1_000;
            for (JsonObject one :
                    api.json("/api/admin/state").getJsonArray("utterances").getValuesAs(JsonObject.class)) {
                if (one.getString("asked").equals("kokoro")) {
                    admin("utterances/" + one.get("id") + "/cancel", "{}");
                    cancelled.incrementAndGet();
                    break;
                }
            }
            return began;
        }
    }

    private InputStream open(String text) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("model", "kokoro");
        fields.put("input", text);
        fields.put("response_format", "pcm");
        HttpResponse<InputStream> response = api.open(Api.SPEECH, "*/*", fields);
        isAccepted(response); // a refusal is shorter than its reader expects
        return response.body();
    }

    private HttpResponse<byte[]> admin(String path, String body) {
        return api.send(
                api.request("/api/admin/" + path)
                        .header("X-Requested-With", "assistant")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
