package org.assistant.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The HTTP API of a {@link Server}, as a client sees it. */
public final class Api {

    public static final String SPEECH = "/v1/audio/speech";
    public static final String REPLY = "/api/assistant/reply";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    // HTTP/1.1: closing the body closes the connection, which tells the server that the client has left.
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Server server;
    private final UnaryOperator<String> authorization;

    public Api(Server server) {
        this(server, path -> "");
    }

    private Api(Server server, UnaryOperator<String> authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** The same API for a client that sends for each path the authorization that {@code authorization} returns. */
    public Api with(UnaryOperator<String> authorization) {
        return new Api(server, authorization);
    }

    public URI uri(String path) {
        return server.uri(path);
    }

    /** The client's authorization for {@code path}; empty for none. */
    String authorization(String path) {
        return authorization.apply(path);
    }

    /** The status of a GET; -1 if no server answers. */
    public int status(String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public HttpResponse<byte[]> get(String path, String accept) {
        return send(request(path).header("Accept", accept).build(), BodyHandlers.ofByteArray());
    }

    /** The check {@code name} in the health answer at {@code path}. */
    public JsonObject check(String path, String name) {
        return json(path).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The JSON object at {@code path}. */
    public JsonObject json(String path) {
        return json(get(path, "application/json"));
    }

    /** Posts {@code fields} as a JSON object and reads the whole answer. */
    public HttpResponse<byte[]> post(String path, Map<String, ?> fields) {
        return post(path, object(fields).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Posts {@code body} with the type of JSON, even if it is not JSON. */
    public HttpResponse<byte[]> post(String path, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** Posts {@code fields} as a JSON object and returns as soon as the head of the answer has arrived. */
    public HttpResponse<InputStream> open(String path, String accept, Map<String, ?> fields) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(object(fields).toString()))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /** Posts {@code fields} as a JSON object and returns the answer as events; the caller closes them. */
    public ServerSentEvents events(String path, Map<String, ?> fields) {
        String mediaType = "text/event-stream";
        HttpResponse<InputStream> response = open(path, mediaType, fields);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !type.startsWith(mediaType)) {
            throw new AssertionError("expected events, was " + response.statusCode() + " " + type);
        }
        return new ServerSentEvents(response.body());
    }

    /**
     * Sends {@code request}, which already has this server's address.
     *
     * @throws AssertionError if the server has ended
     * @throws UncheckedIOException if the connection breaks for another reason
     */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (IOException e) {
            server.death().ifPresent(death -> {
                death.initCause(e);
                throw death;
            });
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        String shown = authorization(path);
        return shown.isEmpty() ? request : request.header("Authorization", shown);
    }

    public static JsonObject json(HttpResponse<byte[]> response) {
        return parse(text(response));
    }

    public static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Describes an answer for a failed test: its text, or its size and type. */
    public static String describe(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/json") ? text(response) : response.body().length + " bytes of " + type;
    }

    public static JsonObject object(Map<String, ?> fields) {
        return Json.createObjectBuilder(Map.copyOf(fields)).build();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
