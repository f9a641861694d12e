package org.assistant.tts.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assistant.tts.models.manifest.ModelSource;

/** A local server that serves files as well or as badly as a test needs. */
final class FileServer implements AutoCloseable {

    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    FileServer on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
            try (exchange) {
                answer.to(exchange);
            }
        });
        return this;
    }

    ModelSource.Web source(String path) {
        return new ModelSource.Web(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    /** The path and range of each request, in order. */
    List<String> requests() {
        return requests;
    }

    /** Answers with the whole file, or with the rest if the request asks for it and its ETag still matches. */
    static Answer file(byte[] content, Optional<String> etag) {
        return exchange -> {
            etag.ifPresent(tag -> exchange.getResponseHeaders().set("ETag", tag));
            String range = exchange.getRequestHeaders().getFirst("Range");
            String unless = exchange.getRequestHeaders().getFirst("If-Range");
            boolean same = unless == null || Optional.of(unless).equals(etag);
            if (range == null || !same) {
                send(exchange, 200, content);
                return;
            }
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            send(exchange, 206, Arrays.copyOfRange(content, from, content.length));
        };
    }

    /** Answers with the whole file, whatever range is requested. */
    static Answer wholeFile(byte[] content) {
        return exchange -> send(exchange, 200, content);
    }

    /** Promises the whole file and breaks off after {@code sent} bytes. */
    static Answer breakingOff(byte[] content, int sent, String etag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, sent);
            exchange.getResponseBody().flush();
        };
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Answers with {@code answers} in order, then always with the last. */
    static Answer inTurn(Answer... answers) {
        java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
        return exchange -> answers[Math.min(next.getAndIncrement(), answers.length - 1)].to(exchange);
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
