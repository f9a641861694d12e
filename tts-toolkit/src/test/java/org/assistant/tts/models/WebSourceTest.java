package org.assistant.tts.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests fetching from addresses, good and bad, through the store. */
final class WebSourceTest {

    private static final byte[] CONTENT = FakeModel.content(1, 300_000);
    private static final byte[] OTHER = FakeModel.content(2, CONTENT.length);
    private static final Optional<String> TAG = Optional.of("\"one\"");
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int HALF = CONTENT.length / 2;

    @TempDir
    Path root;

    private FileServer server;
    private final Notes notes = new Notes();

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void fetch(ModelFile... files) {
        fetch(Duration.ofSeconds(30), files);
    }

    private void fetch(Duration readTimeout, ModelFile... files) {
        FetchEnvironment surroundings =
                new FetchEnvironment(Map.of(), directory -> 1L << 40, Duration.ofSeconds(5), readTimeout);
        new ModelStore(root, List.of(), surroundings).fetch(FakeModel.of(files), notes);
    }

    private Path target(String path) {
        return root.resolve("fake").resolve(path);
    }

    /** Writes the files of a process that was killed while it fetched from {@code source}. */
    private void leavePart(byte[] bytes, ModelSource.Web source, String etag) throws IOException {
        Files.createDirectories(target("a").getParent());
        Files.write(target("a.part"), bytes);
        Files.writeString(target("a.part.from"), source.address() + "\n" + etag + "\n");
    }

    private void assertFetched() {
        assertThat(target("a")).hasBinaryContent(CONTENT);
        assertThat(target("a.part")).doesNotExist();
        assertThat(target("a.part.from")).doesNotExist();
    }

    @Test
    void file_isFetchedWithProgress() {
        server.on("/a", FileServer.file(CONTENT, TAG));
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(notes.steps).contains("[1/1] a");
        assertThat(notes.notes).isEmpty();
    }

    @Test
    void brokenConnection_goesOnWhereItBroke() {
        server.on(
                "/a",
                FileServer.inTurn(FileServer.breakingOff(CONTENT, HALF, "\"one\""), FileServer.file(CONTENT, TAG)));
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).hasSize(2).element(1).asString().matches("/a bytes=[1-9]\\d*-");
    }

    @Test
    void partOfAnEarlierProcess_isResumed() throws IOException {
        server.on("/a", FileServer.file(CONTENT, TAG));
        leavePart(Arrays.copyOf(CONTENT, HALF), server.source("/a"), "\"one\"");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).containsExactly("/a bytes=" + HALF + "-");
    }

    @Test
    void changedFile_isFetchedFromItsStart() throws IOException {
        server.on("/a", FileServer.file(CONTENT, TAG));
        leavePart(Arrays.copyOf(OTHER, HALF), server.source("/a"), "\"old\"");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void changedFileWithoutETag_isFetchedAgainFromItsStart() throws IOException {
        server.on("/a", FileServer.file(CONTENT, Optional.empty()));
        leavePart(Arrays.copyOf(OTHER, HALF), server.source("/a"), "");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).containsExactly("/a bytes=" + HALF + "-", "/a");
    }

    @Test
    void rangeIgnored_startsAnew() throws IOException {
        server.on("/a", FileServer.wholeFile(CONTENT));
        leavePart(Arrays.copyOf(CONTENT, HALF), server.source("/a"), "");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void partFromAnotherAddress_isNotUsed() throws IOException {
        server.on("/a", FileServer.file(CONTENT, TAG));
        leavePart(Arrays.copyOf(OTHER, HALF), server.source("/elsewhere"), "\"one\"");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).containsExactly("/a");
    }

    @Test
    void completePart_isMovedWithoutARequest() throws IOException {
        leavePart(CONTENT, server.source("/a"), "\"one\"");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void completeButWrongPart_isFetchedAgain() throws IOException {
        server.on("/a", FileServer.file(CONTENT, TAG));
        leavePart(OTHER, server.source("/a"), "\"one\"");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).containsExactly("/a");
    }

    @Test
    void drippingServer_isGivenUp_andThePartKept() {
        CountDownLatch never = new CountDownLatch(1);
        server.on("/a", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            for (byte one : CONTENT) {
                exchange.getResponseBody().write(one);
                exchange.getResponseBody().flush();
                try {
                    never.await(100, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(2), FakeModel.file("a", CONTENT, server.source("/a"))))
                .hasMessageContaining("less than 4000 bytes a second");
        assertThat(server.requests()).containsExactly("/a");
        assertThat(target("a.part")).exists();
    }

    @Test
    void answerOfUnknownLength_isLeftAtTheSizeOfTheFile() {
        AtomicLong sent = new AtomicLong();
        server.on("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (sent.get() < 1L << 30) {
                exchange.getResponseBody().write(CONTENT);
                sent.addAndGet(CONTENT.length);
            }
        });
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, server.source("/a"))))
                .hasMessageContaining("it has more than the expected " + CONTENT.length + " bytes");
        assertThat(sent).hasValueLessThan(64 << 20);
        assertThat(target("a.part")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "ftp://127.0.0.1/a", "jar:file:///a.jar!/a"})
    void redirectToAnotherProtocol_isNotFollowed(String address) {
        server.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(302, -1);
        });
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, server.source("/a"))))
                .hasMessageContaining("status 302");
    }

    @Test
    void redirect_isFollowedWithTheRange() throws IOException {
        server.on("/b", FileServer.file(CONTENT, TAG)).on("/a", exchange -> {
            exchange.getResponseHeaders().set("Location", "/b");
            exchange.sendResponseHeaders(302, -1);
        });
        leavePart(Arrays.copyOf(CONTENT, HALF), server.source("/a"), "\"one\"");
        fetch(FakeModel.file("a", CONTENT, server.source("/a")));
        assertFetched();
        assertThat(server.requests()).containsExactly("/a bytes=" + HALF + "-", "/b bytes=" + HALF + "-");
    }

    @Test
    void connectionThatBreaksAtTheSamePlace_failsAndKeepsThePart() {
        server.on("/a", exchange -> {
            boolean first = exchange.getRequestHeaders().getFirst("Range") == null;
            if (first) {
                FileServer.breakingOff(CONTENT, HALF, "\"one\"").to(exchange);
            }
        });
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, server.source("/a"))))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("a of the model fake can't be fetched")
                .hasMessageContaining("/a: ")
                .hasMessageContaining("--from FOLDER");
        assertThat(target("a.part")).exists();
        assertThat(target("a")).doesNotExist();
    }

    @Test
    void wrongHash_nextSource() {
        server.on("/bad", FileServer.file(OTHER, TAG)).on("/a", FileServer.file(CONTENT, TAG));
        fetch(FakeModel.file("a", CONTENT, server.source("/bad"), server.source("/a")));
        assertFetched();
        assertThat(notes.notes).singleElement().asString().contains("/bad: its sha256 is ", FakeModel.sha256(CONTENT));
    }

    @Test
    void otherLength_nextSourceWithoutReadingIt() {
        server.on("/login", FileServer.wholeFile(new byte[10])).on("/a", FileServer.file(CONTENT, TAG));
        fetch(FakeModel.file("a", CONTENT, server.source("/login"), server.source("/a")));
        assertFetched();
        assertThat(notes.notes).singleElement().asString().contains("it has 10 bytes, expected 300000");
    }

    @Test
    void notFound_sameHostIsStillAskedForOtherFiles() {
        server.on("/b", FileServer.file(OTHER, TAG)).on("/mirror", FileServer.file(CONTENT, TAG));
        server.on("/a", FileServer.status(404));
        fetch(
                FakeModel.file("a", CONTENT, server.source("/a"), server.source("/mirror")),
                FakeModel.file("b", OTHER, server.source("/b")));
        assertFetched();
        assertThat(target("b")).hasBinaryContent(OTHER);
        assertThat(notes.notes).singleElement().asString().contains("there is no such file");
    }

    @Test
    void failingHost_isAskedOnce() {
        server.on("/", FileServer.status(503));
        assertThatThrownBy(() -> fetch(
                        FakeModel.file("a", CONTENT, server.source("/a"), server.source("/b"), server.source("/c"))))
                .hasMessageContaining("the server answered with status 503");
        assertThat(server.requests()).containsExactly("/a");
        assertThat(notes.notes).hasSize(1).first().asString().endsWith("; trying the next source");
    }

    @Test
    void refusedConnection_nextSource() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        ModelSource.Web refusing = new ModelSource.Web(URI.create("http://127.0.0.1:" + closedPort + "/a"));
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, refusing)))
                .hasMessageContaining(refusing + ": can't connect");
    }

    @Test
    void silentServer_isGivenUpAfterTheTimeLimitAndAskedOnce() {
        CountDownLatch over = new CountDownLatch(1);
        server.on("/", exchange -> awaitQuietly(over));
        assertThatThrownBy(() -> fetch(SHORT, FakeModel.file("a", CONTENT, server.source("/a"), server.source("/b"))))
                .hasMessageContaining("no answer in time");
        over.countDown();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void serverThatStopsMidway_isGivenUpAndThePartKept() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        server.on("/a", exchange -> {
            FileServer.breakingOff(CONTENT, HALF, "\"one\"").to(exchange);
            awaitQuietly(over);
        });
        leavePart(Arrays.copyOf(CONTENT, HALF), server.source("/a"), "\"one\"");
        assertThatThrownBy(() -> fetch(SHORT, FakeModel.file("a", CONTENT, server.source("/a"))))
                .isInstanceOf(TTSException.ModelUnavailable.class);
        over.countDown();
        assertThat(target("a.part")).exists();
    }

    @Test
    void interruptedWhileTheHostIsSilent_isCancelledAndNoOtherSourceIsTried() {
        Thread fetching = Thread.currentThread();
        server.on("/a", exchange -> fetching.interrupt()).on("/b", FileServer.file(CONTENT, TAG));

        assertThatThrownBy(() -> fetch(SHORT, FakeModel.file("a", CONTENT, server.source("/a"), server.source("/b"))))
                .isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).doesNotContain("/b");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
