package org.assistant.tts.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server with OpenAI's speech API on a port of the loopback interface, which speaks words as 50 ms tones and answers as the
 * test says.
 */
final class OtherServer implements AutoCloseable {

    static final int RATE = 24_000;

    /** As nodes of this application list them. */
    static final String VOICES = """
            {"voices": [
              {"id": "anna", "object": "voice", "name": "Anna", "language": "en-US", "languages": ["en-US"], "sex": "female",
               "engine": "fake", "default": true},
              {"id": "hans", "object": "voice", "name": "Hans", "language": "de", "languages": ["de", "en-US"], "sex": "male",
               "engine": "fake", "default": false}]}""";

    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer speech = OtherServer::speak;
    private volatile Answer voices = exchange -> json(exchange, 404, "{}");
    private volatile Answer model = exchange -> json(exchange, 200, VOICES);

    /** A request that it received. */
    record Request(JsonNode body, Map<String, List<String>> headers) {
        String input() {
            return body.path("input").asText();
        }
    }

    /** How to answer a request. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private OtherServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/v1/audio/speech", exchange -> answer(exchange, speech));
        server.createContext("/v1/audio/voices", exchange -> answer(exchange, voices));
        server.createContext("/v1/models", exchange -> answer(exchange, model));
        server.start();
    }

    static OtherServer start() {
        return start(0);
    }

    /** @param port 0 for a free one */
    static OtherServer start(int port) {
        try {
            return new OtherServer(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers; an exception breaks the connection. */
    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        answer.give(exchange);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    /** The requests for speech so far, in order. */
    List<Request> requests() {
        return requests;
    }

    /** Sets the answer to requests for speech. */
    OtherServer speech(Answer answer) {
        speech = exchange -> {
            remember(exchange);
            answer.give(exchange);
        };
        return this;
    }

    /** Sets the answer to requests for the model. */
    OtherServer model(Answer answer) {
        model = answer;
        return this;
    }

    /** Sets the answer to requests for the voices. */
    OtherServer voices(Answer answer) {
        voices = answer;
        return this;
    }

    private Request remember(HttpExchange exchange) throws IOException {
        Request request =
                new Request(MAPPER.readTree(exchange.getRequestBody()), Map.copyOf(exchange.getRequestHeaders()));
        requests.add(request);
        return request;
    }

    /** Refuses what an engine refuses, and speaks the rest. */
    OtherServer speaking() {
        speech = exchange -> {
            Request request = remember(exchange);
            if (request.body().path("voice").asText().startsWith("nobody")) {
                json(exchange, 400, "{\"error\": {\"param\": \"voice\", \"code\": \"unknown_voice\"}}");
            } else {
                send(exchange, "audio/pcm;rate=" + RATE, tones(request));
            }
        };
        return this;
    }

    private static void speak(HttpExchange exchange) throws IOException {
        json(exchange, 500, "{}");
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Answers with {@code body} in chunks of odd length. */
    static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        OutputStream out = begin(exchange, type);
        for (int at = 0; at < body.length; at += 1_001) {
            out.write(body, at, Math.min(1_001, body.length - at));
        }
        out.close();
    }

    /** Sends the head of a response with sound. */
    static OutputStream begin(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /** Never answers, until the server is closed. */
    void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The words of a request as tones, 50 ms each at speed 1. */
    static byte[] tones(Request request) {
        double speed = request.body().path("speed").asDouble(1);
        String[] words = request.input().strip().split("\\s+");
        int each = (int) (RATE / 20 / speed);
        ByteBuffer bytes =
                ByteBuffer.allocate(words.length * each * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (String word : words) {
            double hertz = 200 + Math.floorMod(word.hashCode(), 200);
            for (int i = 0; i < each; i++) {
                bytes.putShort((short) (8_000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
            }
        }
        return bytes.array();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
