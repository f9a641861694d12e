package org.assistant.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.ServerProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what strangers can do to the server's threads, log and disk, with requests written byte by byte. */
final class DoorIT {

    /** Payara Micro has 200 HTTP threads. */
    private static final int MORE_THAN_THREADS = 220;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String HANDSHAKE = RawConnection.request(
            "GET /api/assistant/live",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13");

    private static final String PING = "\u0089\u0080\0\0\0\0";
    private static final String PONG = "\u008a\0";

    private static final String SPEECH =
            "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"input\":\"Hi.\",\"response_format\":\"pcm\"}";

    @TempDir
    private static Path temporary;

    private static Server server;

    private final List<RawConnection> connections = new ArrayList<>();

    @BeforeAll
    static void start() {
        // The server waits for bodies longer than this test waits for answers, so the answers do not wait for bodies.
        server = Server.start(
                "door", Map.of("assistant.http.body-grace", "120000", "java.io.tmpdir", temporary.toString()));
        server.awaitReady(Server.START);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void hangUp() {
        connections.forEach(RawConnection::close);
    }

    @Test
    void frameInTheSegmentOfTheHandshake_isAnsweredAndHoldsNoThread() throws IOException {
        for (int i = 0; i < 200; i++) {
            connect().send(HANDSHAKE + PING);
        }
        assertPongs();
    }

    @Test
    void frameSoonAfterTheHandshake_isAnsweredAndHoldsNoThread() throws IOException {
        for (int i = 0; i < 150; i++) {
            RawConnection connection = connect().send(HANDSHAKE);
            LockSupport.parkNanos(Duration.ofMillis(4).toNanos() * (i % 20) / 19);
            connection.send(PING);
        }
        assertPongs();
    }

    private void assertPongs() throws IOException {
        assertThat(connections)
                .allSatisfy(connection -> assertThat(connection.await(PONG, PATIENCE))
                        .startsWith("HTTP/1.1 101")
                        .contains(PONG));
        try (ServerProbe probe = ServerProbe.attach(server.handle())) {
            assertThat(probe.threadsIn("TyrusHttpUpgradeHandler.onDataAvailable"))
                    .isZero();
        }
        assertThat(answer("GET /health/live")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/login", "/v1/audio/speech", "/api/assistant/reply"})
    void bodiesThatDoNotCome_leaveThreadsForOthers(String path) {
        String begun =
                RawConnection.request("POST " + path, "Content-Type: application/json", "Content-Length: 4000") + "{";
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            connect().send(begun);
        }

        for (String other : List.of("/health/live", "/metrics", "/v1/models", "/")) {
            assertThat(answer("GET " + other)).as(other).startsWith("HTTP/1.1 200");
        }
        RawConnection speech = connect()
                .send(RawConnection.request(
                                "POST /v1/audio/speech",
                                "Content-Type: application/json",
                                "Content-Length: " + SPEECH.length(),
                                "Connection: close")
                        + SPEECH);
        assertThat(speech.await("never", PATIENCE)).startsWith("HTTP/1.1 200").hasSizeGreaterThan(5_000);

        List<String> refused = connections.subList(25, MORE_THAN_THREADS).stream()
                .map(connection -> connection.await("}}", Duration.ofMillis(100)))
                .filter(answer -> !answer.isEmpty())
                .toList();
        assertThat(refused)
                .hasSizeGreaterThanOrEqualTo(MORE_THAN_THREADS - 50)
                .allSatisfy(answer -> assertThat(answer)
                        .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
                        .containsIgnoringCase("retry-after: 1")
                        .containsIgnoringCase("connection: close")
                        .containsIgnoringCase("content-type: application/json")
                        .contains("too_many_slow_requests"));
    }

    @Test
    void answersThatNobodyReads_leaveThreadsForOthers() throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                channels.add(ask("/webjars/uplot/dist/uPlot.esm.js"));
            }
            for (String other : List.of("/health/live", "/metrics", "/v1/models")) {
                assertThat(answer("GET " + other)).as(other).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/health", "/metrics", "/v1/models", "/", "/v1/nothing"})
    void clientThatLeavesWithoutReading_leavesNoTrace(String path) throws IOException {
        int before = server.log().length();
        flood(path).close();

        assertThat(Eventually.holds(
                        Duration.ofSeconds(8),
                        () -> server.log().substring(before).contains("\tat ")))
                .as(() -> server.log().substring(before))
                .isFalse();
        assertThat(answer("GET " + path)).startsWith("HTTP/1.1 ");
    }

    @Test
    void formThatBreaksOff_isRefused_andLeavesNoFile() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"audio_sample\"; filename=\"a.wav\"\r\n\r\n"
                + "x".repeat(1_000_000);
        RawConnection upload = connect()
                .send(RawConnection.request(
                                "POST /v1/audio/voices",
                                "Content-Type: multipart/form-data; boundary=b",
                                "Content-Length: " + form.length())
                        + form);

        assertThat(upload.await("}}", PATIENCE)).startsWith("HTTP/1.1 400").contains("malformed_body");
        // Payara deletes the file some milliseconds after the answer.
        assertThat(Eventually.holds(Duration.ofSeconds(5), () -> recordings().isEmpty()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b--\r\n",
                "nothing of it",
                "--b\r\n\r\nno headers\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n",
                "--b\r\nContent-Disposition: ;;;\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nno header\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n\r\n--b--\r\n",
                "--b\r\nContent-Type: ///\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n!\r\n--b--\r\n"
            })
    void malformedForm_isTheClientsFault(String form) {
        int before = server.log().length();
        RawConnection upload = connect()
                .send(RawConnection.request(
                                "POST /v1/audio/voices",
                                "Content-Type: multipart/form-data; boundary=b",
                                "Content-Length: " + form.length())
                        + form);

        // 501 if it is well-formed: this server can't clone voices.
        assertThat(upload.await("}}", PATIENCE))
                .matches("(?s)HTTP/1.1 (400|501|503) .*")
                .contains("{\"error\":");
        assertThat(server.log().substring(before)).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /v1/audio/speech, Content-Type: application/json/x, 400",
        "POST /v1/audio/speech, Content-Type:, 400",
        "GET /v1/models, Accept: ///, 400",
        "GET /v1/nothing, X: y, 404",
        "GET /api/nothing, X: y, 404"
    })
    void whatTheServerRefusesItself_isJson(String request, String header, int status) {
        // Payara itself refuses a GET with a body.
        String sent = request.startsWith("POST")
                ? RawConnection.request(request, header, "Content-Length: 2") + "{}"
                : RawConnection.request(request, header);
        String answer = connect().send(sent).await("}}", PATIENCE);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/json")
                .contains("{\"error\":")
                .doesNotContainIgnoringCase("payara", "<html");
    }

    @Test
    void pageThatIsNotThere_tellsNothingOfTheServer() {
        assertThat(answer("GET /nothing")).startsWith("HTTP/1.1 404").doesNotContainIgnoringCase("payara", "<html");
    }

    @Test
    void folderWithoutItsSlash_leadsToNoOtherHost() {
        String answer = connect()
                .send("GET /admin HTTP/1.1\r\nHost: other.localhost\r\nConnection: close\r\n\r\n")
                .await("never", PATIENCE);

        assertThat(answer).contains("Location: admin/\r\n").doesNotContain("other.localhost");
        assertThat(URI.create("http://h/admin").resolve("admin/")).hasToString("http://h/admin/");
    }

    /** Requests {@code path} again and again for at most a second, without reading. */
    private static SocketChannel flood(String path) throws IOException {
        SocketChannel channel = ask(path);
        byte[] requests = requests(path);
        ByteBuffer buffer = ByteBuffer.wrap(requests);
        try {
            for (long end = System.nanoTime() + 1_000_000_000; System.nanoTime() < end; ) {
                channel.write(buffer);
                if (!buffer.hasRemaining()) {
                    buffer.clear();
                } else {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        } catch (IOException e) {
            // The server closed the connection first.
        }
        return channel;
    }

    /** Requests {@code path} 200 times without reading, which exceeds the buffers of the connection. */
    private static SocketChannel ask(String path) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.uri("/").getPort()));
        channel.write(ByteBuffer.wrap(requests(path)));
        channel.configureBlocking(false);
        return channel;
    }

    private static byte[] requests(String path) {
        return RawConnection.request("GET " + path).repeat(200).getBytes(StandardCharsets.ISO_8859_1);
    }

    private RawConnection connect() {
        RawConnection connection = new RawConnection(server);
        connections.add(connection);
        return connection;
    }

    private String answer(String request) {
        return connect()
                .send(RawConnection.request(request, "Connection: close"))
                .await("never", PATIENCE);
    }

    private static List<Path> recordings() {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("MIME"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
