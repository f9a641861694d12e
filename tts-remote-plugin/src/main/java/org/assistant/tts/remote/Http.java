package org.assistant.tts.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assistant.tts.spi.TTSException;

/** Sends requests to the other servers, with the key for them and no data of our own clients. Thread-safe. */
final class Http {

    /** Marks a text that comes from an engine; a node refuses to pass it on to a third server, or back. */
    static final String RELAYED = "X-TTS-Relayed";

    /** Lists of voices and errors are far shorter. */
    private static final int LONGEST_JSON = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String key;
    private final Duration idle;
    private final HttpClient client;
    private final Set<Call> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param config holds the key and the timeouts */
    Http(RemoteConfig config) {
        key = config.key();
        idle = config.idleTimeout();
        client = HttpClient.newBuilder()
                .version(
                        HttpClient.Version
                                .HTTP_1_1) // closing the body closes the connection and so ends the speech there
                .followRedirects(HttpClient.Redirect.NEVER) // the key must not go to any other address
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Sends a GET request to {@code address}. */
    Call get(URI address) {
        return call(HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    /** Posts {@code body} to {@code address}. */
    Call post(URI address, JsonNode body) {
        return call(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "audio/*, application/octet-stream, application/json")
                .header(RELAYED, "true")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private Call call(HttpRequest.Builder request) {
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        Call call = new Call(client.sendAsync(request.build(), head -> new ResponseBytes()));
        running.add(call);
        if (closed) {
            call.close();
        }
        return call;
    }

    boolean isClosed() {
        return closed;
    }

    /** Aborts the running calls, and later ones as they begin. Idempotent. */
    void close() {
        closed = true;
        running.forEach(Call::abort);
    }

    /** A running request. Not thread-safe, except {@link #abort}. */
    final class Call implements AutoCloseable {

        private final CompletableFuture<HttpResponse<ResponseBytes>> answer;

        private Call(CompletableFuture<HttpResponse<ResponseBytes>> answer) {
            this.answer = answer;
        }

        /**
         * Waits for the head of the answer.
         *
         * @throws IOException if there is no connection, it broke, or no response came in time
         * @throws TTSException.Cancelled if the thread was interrupted
         */
        HttpResponse<ResponseBytes> head() throws IOException {
            try {
                return answer.get(idle.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (TimeoutException e) {
                throw new IOException("no answer within " + idle.toMillis() + " ms", e);
            } catch (CancellationException e) {
                throw new IOException("the call was ended", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
            }
        }

        /**
         * Waits for the next bytes of the body.
         *
         * @return empty at the end
         * @throws IOException if the connection broke, or nothing came in time
         * @throws TTSException.Cancelled if the thread was interrupted
         */
        Optional<ByteBuffer> next(ResponseBytes body) throws IOException {
            try {
                return body.take(idle);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        /** The whole body as JSON; a missing node if it is not JSON. */
        JsonNode json(ResponseBytes body) throws IOException {
            ByteBuffer all = ByteBuffer.allocate(0);
            for (Optional<ByteBuffer> next = next(body); next.isPresent(); next = next(body)) {
                all = ByteBuffer.allocate(all.remaining() + next.get().remaining())
                        .put(all)
                        .put(next.get())
                        .flip();
                if (all.remaining() > LONGEST_JSON) {
                    return MissingNode.getInstance();
                }
            }
            try {
                JsonNode tree = JSON.readTree(all.array());
                return tree == null ? MissingNode.getInstance() : tree;
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** Closes the connection if the response has not ended. Idempotent. */
        void abort() {
            if (!answer.cancel(true) && !answer.isCompletedExceptionally()) {
                answer.join().body().abort();
            }
        }

        @Override
        public void close() {
            running.remove(this);
            abort();
        }

        private TTSException.Cancelled interrupted(InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
            return new TTSException.Cancelled(e);
        }
    }
}
