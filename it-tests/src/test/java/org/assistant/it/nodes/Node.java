package org.assistant.it.nodes;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.it.Api;
import org.assistant.it.Container;
import org.assistant.it.Eventually;
import org.assistant.it.ProcessSignals;
import org.assistant.it.Server;
import org.assistant.it.SharedDatabase;

/** A node as the container image starts it, in the shared database, with an operator's actions and views. */
final class Node implements AutoCloseable {

    private static final String BACKEND = "/api/admin/backend";

    /** An operator who gets no answer in this time has none. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int OK = 200;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final String name;
    private final Container container;
    private final Server server;

    private Node(String name, Container container, Server server) {
        this.name = name;
        this.container = container;
        this.server = server;
    }

    /**
     * Starts a node and returns at once.
     *
     * @param environment variables in addition to those of the image
     */
    static Node start(String name, Path war, Map<String, String> environment, SharedDatabase database) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ASSISTANT_NODE", name);
        all.put("ASSISTANT_STATE_DATASOURCE", SharedDatabase.NAME);
        all.put("TTS_KOKORO_CACHE", "0"); // a sentence that is repeated must be made again
        try {
            Container container = new Container("nodes/" + name, war);
            return new Node(name, container, container.start(all, database.options()));
        } catch (IOException e) {
            throw new UncheckedIOException("starting node " + name, e);
        }
    }

    String name() {
        return name;
    }

    URI uri(String path) {
        return server.uri(path);
    }

    /** The address for the load balancer. */
    Balancer.Address address() {
        return new Balancer.Address(
                name, server.uri("/").getPort(), container.probe("/").getPort());
    }

    /** Waits until the node is ready and can speak with each of {@code engines}. */
    void awaitReady(String... engines) {
        server.awaitReady(Server.START);
        for (String engine : engines) {
            awaitEngine(engine);
        }
    }

    void awaitEngine(String engine) {
        if (!Eventually.holds(Server.START, () -> isReady(engine))) {
            throw new AssertionError(name + " can't speak with " + engine + "; its log:\n" + server.log());
        }
    }

    private boolean isReady(String engine) {
        return json(server.uri("/v1/models/" + engine))
                .filter(model -> model.getString("state", "").equals("ready"))
                .isPresent();
    }

    /** Stops as an operator does, with SIGTERM, and starts again. */
    void restart() {
        server.close();
        server.restart();
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() {
        server.kill();
    }

    /** Starts again after {@link #kill}. */
    void startAgain() {
        server.restart();
    }

    /** The node keeps its connections and answers nothing until {@link #resume}. */
    void pause() {
        ProcessSignals.pause(List.of(server.handle()));
    }

    void resume() {
        ProcessSignals.resume(List.of(server.handle()));
    }

    /** The processor time since the start. */
    Duration processorTime() {
        return server.processorTime();
    }

    /** The engine in force; empty if the node does not answer. */
    String engineInForce() {
        return json(server.uri(BACKEND))
                .map(backend -> backend.getString("in_force"))
                .orElse("");
    }

    /** Whether the node says that it can't reach the database. */
    boolean missesDatabase() {
        return json(container.probe("/health/ready")).stream()
                .flatMap(health -> health.getJsonArray("checks").getValuesAs(JsonObject.class).stream())
                .anyMatch(check -> check.getString("name").equals("state")
                        && check.getJsonObject("data").containsKey("reason"));
    }

    /** Puts {@code engine} in force, at all nodes after a while. Returns the status of the answer; 0 if none came in time. */
    int switchTo(String engine) {
        return change("POST", "{\"backend\": \"" + engine + "\"}");
    }

    /** Undoes {@link #switchTo}. Returns the status of the answer; 0 if none came in time. */
    int resetSwitch() {
        return change("DELETE", "");
    }

    private int change(String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(server.uri(BACKEND))
                .timeout(PATIENCE)
                .header("X-Requested-With", "assistant")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return send(request).map(HttpResponse::statusCode).orElse(0);
    }

    private static Optional<JsonObject> json(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return send(request).filter(answer -> answer.statusCode() == OK).map(answer -> Api.parse(answer.body()));
    }

    /** Empty if no answer comes. */
    private static Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        resume(); // a paused process does not end
        server.close();
    }
}
