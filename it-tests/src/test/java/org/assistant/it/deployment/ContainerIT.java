package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Container;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the server as the container image starts it. The tests that exhaust it run last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ContainerIT {

    /** More than the HTTP threads of Payara Micro. */
    private static final int HELD = 210;

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<Socket> HOLDERS = new ArrayList<>();

    private static Container container;
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        container = new Container("container", WarWithEngine.of("container"));
        restart();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        for (Socket holder : HOLDERS) {
            holder.close();
        }
    }

    private static void restart() {
        server = container.start(Map.of(), List.of());
        try {
            server.awaitReady(Server.START);
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    @Test
    @Order(1)
    void http2_isNotSpokenOnEitherPort() throws IOException {
        for (URI address : new URI[] {server.uri("/health/live"), container.probe("/health/live")}) {
            assertThat(Http2Client.answerToPreface(address)).matches("HTTP/1\\.1 (404|501)");
            assertThat(Http2Client.answerToUpgrade(address)).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started", "/metrics"})
    void portForProbes_answersToThem(String path) throws IOException, InterruptedException {
        assertThat(get(container.probe(path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {"/", "/admin/", "/v1/models", "/api/admin/state", "/openapi", "/scripted/ledger", "/nothing"})
    void portForProbes_answersToNothingElse(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(container.probe(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("probes_only");
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"/health/../v1/models", "/health/%2e%2e/v1/models", "/health/..;/v1/models", "/health;/x"})
    void portForProbes_isNotTalkedRound(String path) throws IOException, InterruptedException {
        assertThat(get(container.probe(path)).statusCode()).isBetween(400, 404);
    }

    @Test
    @Order(2)
    void everyThreadHeld_probesAreAnswered() throws IOException, InterruptedException {
        for (int i = 0; i < HELD; i++) {
            hold();
        }
        Api api = new Api(server);
        assertThat(Eventually.holds(Server.START, () -> api.status("/health/live") == -1))
                .as("the other port is silent")
                .isTrue();

        for (String path : new String[] {"/health/live", "/health/ready", "/metrics"}) {
            assertThat(get(container.probe(path)).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void killedAgainAndAgain_doesNotFillTheDisk() throws IOException {
        long once = container.temporaryMegabytes();
        for (int i = 0; i < 2; i++) {
            kill();
            restart();
        }

        assertThat(once).isPositive();
        assertThat(container.temporaryMegabytes()).isLessThan(once + once / 2);
    }

    private static void kill() {
        ProcessHandle process = server.handle();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Holds a thread of the server until the server is killed. */
    private static void hold() throws IOException {
        URI address = server.uri("/scripted/hold");
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        HOLDERS.add(socket);
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(address).timeout(SOON).build(), BodyHandlers.ofString());
    }
}
