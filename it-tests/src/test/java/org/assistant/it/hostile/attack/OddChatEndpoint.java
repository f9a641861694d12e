package org.assistant.it.hostile.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A chat endpoint whose answer depends on the question: a line without end, one piece of many megabytes, or nothing. */
public final class OddChatEndpoint implements AutoCloseable {

    public static final String ENDLESS_LINE = "endless line";
    public static final String GIANT_PIECE = "giant piece";

    /** More than any heap here. */
    private static final long MOST_LINE_BYTES = 2_000_000_000;

    private static final int PIECE_WORDS = 4_000_000;
    private static final int BLOCK = 1 << 16;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OddChatEndpoint() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("listening on loopback", e);
        }
        http.createContext("/", this::answer);
        http.setExecutor(threads);
        http.start();
    }

    /** The value of {@code assistant.llm.base-url}. */
    public String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (question.contains(ENDLESS_LINE)) {
                events(exchange);
                endlessLine(exchange.getResponseBody());
            } else if (question.contains(GIANT_PIECE)) {
                events(exchange);
                giantPiece(exchange.getResponseBody());
            }
        }
    }

    private static void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void endlessLine(OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) 'a');
        write(out, "data: ");
        for (long sent = 0; sent < MOST_LINE_BYTES; sent += block.length) {
            out.write(block);
        }
    }

    private static void giantPiece(OutputStream out) throws IOException {
        String start =
                "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"odd\",\"choices\":"
                        + "[{\"index\":0,\"delta\":{";
        String end = "}]}\n\n";
        write(out, start + "\"role\":\"assistant\",\"content\":\"");
        byte[] words = "word ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < PIECE_WORDS / 1_000; i++) {
            out.write(words);
        }
        write(out, "\"},\"finish_reason\":null" + end);
        write(out, start + "},\"finish_reason\":\"stop\"" + end + "data: [DONE]\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
