package org.assistant.it.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A language model behind an OpenAI-compatible chat endpoint. It streams the first part of its reply, waits until the test lets
 * it continue, and streams the rest, so that the test sees what is spoken while the reply is being written. A question with
 * {@value #REFUSED} is refused, one with {@value #SILENT} gets no answer, and one with {@value #LINE_WITHOUT_END} or {@value
 * #LARGE_PIECE} is answered with that.
 */
final class FakeChatModel implements AutoCloseable {

    static final String REFUSED = "forbidden";
    static final String LINE_WITHOUT_END = "line without end";
    static final String LARGE_PIECE = "large piece";

    static final String SILENT = "unanswerable";

    private static final long PATIENCE_SECONDS = 60;

    private final List<String> first;
    private final List<String> rest;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch thinking = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean lostPatience;
    private volatile String request = "";

    FakeChatModel(List<String> first, List<String> rest) {
        this.first = List.copyOf(first);
        this.rest = List.copyOf(rest);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("listening on loopback", e);
        }
        http.createContext("/v1/chat/completions", this::answer);
        http.setExecutor(threads);
        http.start();
    }

    /** The value of {@code assistant.llm.base-url}. */
    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    /** Lets the model write the rest of its reply. */
    void goOn() {
        thinking.countDown();
    }

    /** Whether the model waited for a minute and then continued by itself. */
    boolean lostPatience() {
        return lostPatience;
    }

    /** The body of the last request. */
    String request() {
        return request;
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (request.contains(REFUSED)) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (request.contains(SILENT)) {
                closed.await();
                return;
            }
            if (request.contains(LINE_WITHOUT_END)) {
                flood(out);
            }
            if (request.contains(LARGE_PIECE)) {
                send(out, List.of("One. " + "Two. ".repeat(20_000)));
                flood(out);
            }
            send(out, first);
            lostPatience = !thinking.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            send(out, rest);
            out.write(event("{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\","
                    + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"));
            out.write(event("[DONE]"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes until the client leaves. */
    private static void flood(OutputStream out) throws IOException {
        out.write("data: ".getBytes(StandardCharsets.UTF_8));
        byte[] part = "a".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (long sent = 0; sent < 4L << 30; sent += part.length) {
            out.write(part);
        }
    }

    private static void send(OutputStream out, List<String> deltas) throws IOException {
        for (String delta : deltas) {
            out.write(event(Json.createObjectBuilder()
                    .add("id", "1")
                    .add("object", "chat.completion.chunk")
                    .add("created", 1)
                    .add("model", "fake")
                    .add(
                            "choices",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("index", 0)
                                            .add(
                                                    "delta",
                                                    Json.createObjectBuilder()
                                                            .add("role", "assistant")
                                                            .add("content", delta))
                                            .addNull("finish_reason")))
                    .build()
                    .toString()));
            out.flush();
        }
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
