package org.assistant.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the shipped configuration of HAProxy in front of small servers that play the nodes. Skipped without HAProxy. */
final class BalancerIT {

    private static final byte[] ANSWER = {'{', '}'};
    private static final String NUMBER = "X-Number";
    private static final int REQUESTS = 10;
    private static final int UNAVAILABLE = 503;

    /** HAProxy waits for a second before it tries the same dead node again. */
    private static final Duration TURNAROUND = Duration.ofSeconds(1);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Path program;
    private Fake healthy;
    private Fake other;

    /** A node that is always ready, and answers requests for speech with the same status. */
    private record Fake(HttpServer server, Queue<String> asked) implements AutoCloseable {

        static Fake answering(int status) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Queue<String> asked = new ConcurrentLinkedQueue<>();
            server.createContext("/health/ready", exchange -> answer(exchange, SpeechClient.OK));
            server.createContext(Api.SPEECH, exchange -> {
                asked.add(exchange.getRequestHeaders().getFirst(NUMBER));
                answer(exchange, status);
            });
            server.start();
            return new Fake(server, asked);
        }

        private static void answer(HttpExchange exchange, int status) throws IOException {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.getResponseBody().close();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @BeforeEach
    void start() throws IOException {
        Optional<Path> found = Balancer.program();
        Assumptions.assumeTrue(found.isPresent(), "HAProxy is not installed");
        program = found.orElseThrow();
        healthy = Fake.answering(SpeechClient.OK);
        other = Fake.answering(UNAVAILABLE);
    }

    @AfterEach
    void stop() {
        if (program != null) {
            healthy.close();
            other.close();
        }
    }

    @Test
    void nodeThatRefuses_isAskedOnce_andTheOtherSpeaks() throws Exception {
        speakThrough(new Balancer.Address("other", other.port(), other.port()));
        assertThat(healthy.asked()).doesNotHaveDuplicates().hasSize(REQUESTS);
        assertThat(other.asked()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void nodeThatIsGone_costsNoTime_andTheOtherSpeaks() throws Exception {
        int closed = Server.freePort();
        Duration longest = speakThrough(new Balancer.Address("other", closed, other.port()));
        assertThat(healthy.asked()).doesNotHaveDuplicates().hasSize(REQUESTS);
        assertThat(longest).isLessThan(TURNAROUND);
    }

    /** Asks for speech and returns the longest time until an answer. */
    private Duration speakThrough(Balancer.Address second) throws Exception {
        List<Balancer.Address> nodes = List.of(second, new Balancer.Address("healthy", healthy.port(), healthy.port()));
        Duration longest = Duration.ZERO;
        try (Balancer balancer = Balancer.start(program, nodes)) {
            balancer.awaitReady();
            for (int number = 0; number < REQUESTS; number++) {
                HttpRequest request = HttpRequest.newBuilder(balancer.uri(Api.SPEECH))
                        .header(NUMBER, Integer.toString(number))
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
                long asked = System.nanoTime();
                assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(SpeechClient.OK);
                Duration took = Duration.ofNanos(System.nanoTime() - asked);
                longest = longest.compareTo(took) < 0 ? took : longest;
            }
        }
        return longest;
    }
}
