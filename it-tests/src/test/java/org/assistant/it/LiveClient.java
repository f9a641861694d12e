package org.assistant.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of {@code /api/assistant/live} that keeps all messages in order. */
public final class LiveClient implements WebSocket.Listener, AutoCloseable {

    private static final String PATH = "/api/assistant/live";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Came> queue = new LinkedBlockingQueue<>();
    private final List<Came> all = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private LiveClient(Api api, String... headers) {
        URI http = api.uri(PATH);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws" + http.toString().substring("http".length())), this)
                .join();
    }

    /** A client that is not a page. */
    public static LiveClient of(Api api) {
        String shown = api.authorization(PATH);
        return shown.isEmpty() ? new LiveClient(api) : authorized(shown, api);
    }

    /** A client in a page of {@code origin}. */
    public static LiveClient from(String origin, Api api) {
        return new LiveClient(api, "Origin", origin);
    }

    /** A client that sends {@code authorization} in the header of that name. */
    public static LiveClient authorized(String authorization, Api api) {
        return new LiveClient(api, "Authorization", authorization);
    }

    public void send(Map<String, ?> fields) {
        send(Api.object(fields).toString());
    }

    public void send(String message) {
        socket.sendText(message, true).join();
    }

    /**
     * The next message or frame that matches {@code wanted}; those before it are kept.
     *
     * @throws AssertionError if none comes within a minute
     */
    public Came await(Predicate<Came> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Came came = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (came == null) {
                    throw new AssertionError("nothing of the kind came; there was " + all);
                }
                all.add(came);
                if (wanted.test(came)) {
                    return came;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits for the last message of turn {@code turn}. */
    public Came end(int turn) {
        return await(came ->
                came.turn() == turn && List.of("done", "stopped", "error").contains(came.type()));
    }

    /** All messages and frames that were awaited. */
    public List<Came> all() {
        return List.copyOf(all);
    }

    /** Whether a message or frame has arrived that was not awaited yet. */
    public boolean isMore() {
        return !queue.isEmpty();
    }

    /** The code with which the server closes the connection. */
    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The code with which the server closed the connection; empty if it is open. */
    public OptionalInt closed() {
        return closed.isDone() ? OptionalInt.of(closeCode()) : OptionalInt.empty();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonObject message = Api.parse(text.toString());
            text.setLength(0);
            queue.add(new Came(System.nanoTime(), message, 0));
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        queue.add(new Came(System.nanoTime(), JsonObject.EMPTY_JSON_OBJECT, data.remaining()));
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    /** Leaves without a close message, as a closed page does. */
    @Override
    public void close() {
        socket.abort();
    }

    /**
     * A message or a frame of sound.
     *
     * @param nanos when it arrived
     * @param message empty for sound
     * @param soundBytes 0 for a message
     */
    public record Came(long nanos, JsonObject message, int soundBytes) {

        public String type() {
            return soundBytes > 0 ? "sound" : message.getString("type");
        }

        public boolean is(String type) {
            return type().equals(type);
        }

        /** The turn that it names; 0 if it names none. */
        public int turn() {
            return message.containsKey("turn") && !message.isNull("turn") ? message.getInt("turn") : 0;
        }
    }
}
