package org.assistant.app.reply.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assistant.app.reply.ReplyException;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses a server with the streaming protocol of OpenAI's chat completions. */
@Timeout(30)
final class ChatRepliesTest {

    private static final String KEY = "sk-very-secret";

    private final Map<String, String> values = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ChatReplies replies = new ChatReplies(LiveConfig.of(values));
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private Answer answer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer.to(exchange);
        });
        server.start();
        values.put(
                "assistant.llm.base-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        values.put("assistant.llm.model", "small");
        values.put("assistant.llm.api-key", KEY);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void pieces_arriveInOrder_andTheRequestSaysWhatWasAsked() throws Exception {
        answer = exchange -> stream(exchange, "Hello", ", ", "world.");
        assertThat(generate("How are you?")).containsExactly("Hello", ", ", "world.");
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0))
                .startsWith("Bearer " + KEY)
                .contains("\"small\"", "How are you?", "voice assistant", "\"stream\"");
    }

    @Test
    void firstPiece_isThereBeforeTheLastIsWritten() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        answer = exchange -> {
            OutputStream out = open(exchange);
            piece(out, "One.");
            await(heard);
            piece(out, " Two.");
            end(exchange, out);
        };
        List<String> pieces = new ArrayList<>();
        replies.generate("q", piece -> {
            pieces.add(piece);
            heard.countDown();
        });
        assertThat(pieces).containsExactly("One.", " Two.");
    }

    @Test
    void noKey_noAuthorization() throws Exception {
        values.remove("assistant.llm.api-key");
        answer = exchange -> stream(exchange, "Hello");
        assertThat(generate("q")).containsExactly("Hello");
        assertThat(requests.get(0)).startsWith("null ");
    }

    @Test
    void changedConfiguration_countsAtTheNextReply() throws Exception {
        answer = exchange -> stream(exchange, "Hello");
        generate("q");
        values.put("assistant.llm.model", "large");
        generate("q");
        assertThat(requests.get(1)).contains("\"large\"");
    }

    @Test
    void refusal_namesTheReasonAndNeitherKeyNorQuestion() {
        answer = exchange -> refuse(exchange, 401, "Incorrect API key provided: " + KEY + " for secret question");
        assertThatThrownBy(() -> generate("secret question"))
                .isInstanceOf(ReplyException.class)
                .hasMessageContaining("assistant.llm.api-key")
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining("secret question");
        answer = exchange -> refuse(exchange, 404, "no such model");
        assertThatThrownBy(() -> generate("q")).hasMessageContaining("assistant.llm.model");
        answer = exchange -> refuse(exchange, 500, "oops");
        assertThatThrownBy(() -> generate("q")).hasMessageContaining("status 500");
    }

    @Test
    void nobodyThere_saysSo() {
        server.stop(0);
        assertThatThrownBy(() -> generate("q"))
                .isInstanceOf(ReplyException.class)
                .hasMessageContaining("can't be reached");
    }

    @Test
    void connectionThatBreaksMidway_failsAfterWhatWasWritten() {
        answer = exchange -> {
            OutputStream out = open(exchange);
            piece(out, "One.");
            exchange.getRequestBody().close();
            throw new IOException("broken on purpose");
        };
        List<String> pieces = new ArrayList<>();
        assertThatThrownBy(() -> replies.generate("q", pieces::add)).isInstanceOf(ReplyException.class);
        assertThat(pieces).containsExactly("One.");
    }

    @Test
    void streamThatEndsWithoutAReason_failsAfterWhatWasWritten() {
        answer = exchange -> {
            piece(open(exchange), "One.");
            exchange.close();
        };
        List<String> pieces = new ArrayList<>();
        assertThatThrownBy(() -> replies.generate("q", pieces::add))
                .isInstanceOf(ReplyException.class)
                .hasMessageContaining("broke off");
        assertThat(pieces).containsExactly("One.");
    }

    @Test
    void silence_endsAtTheTimeout() {
        values.put("assistant.llm.timeout", "300");
        CountDownLatch never = new CountDownLatch(1);
        answer = exchange -> {
            piece(open(exchange), "One.");
            await(never);
        };
        assertThatThrownBy(() -> generate("q"))
                .isInstanceOf(ReplyException.class)
                .hasMessageContaining("assistant.llm.timeout");
        never.countDown();
    }

    @Test
    void interrupted_endsAtOnce_andTheEndpointIsLeft() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        answer = exchange -> {
            OutputStream out = open(exchange);
            try {
                while (true) {
                    piece(out, "more ");
                }
            } catch (UncheckedIOException e) {
                left.countDown();
            }
        };
        CountDownLatch ended = new CountDownLatch(1);
        Future<?> reply = threads.submit(() -> {
            try {
                replies.generate("q", piece -> first.countDown());
            } catch (InterruptedException e) {
                ended.countDown();
            }
        });
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        reply.cancel(true);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** A pool with one thread for each processor would be full of unfinished answers. */
    @Test
    void manyRepliesAtOnce_areAllRead() throws Exception {
        int many = Runtime.getRuntime().availableProcessors() + 2;
        CountDownLatch begun = new CountDownLatch(many);
        answer = exchange -> {
            OutputStream out = open(exchange);
            piece(out, "One.");
            await(begun);
            end(exchange, out);
        };
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(threads.submit(() -> {
                replies.generate("q", piece -> begun.countDown());
                return null;
            }));
        }
        for (Future<Object> reply : all) {
            reply.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void wordlessAnswer_isLeftAtTheTimeout() throws Exception {
        values.put("assistant.llm.timeout", "2000");
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        answer = exchange -> {
            OutputStream out = open(exchange);
            try {
                while (!expired(never, 20)) {
                    out.write(": still thinking\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException e) {
                left.countDown();
            }
        };
        assertThatThrownBy(() -> generate("q")).hasMessageContaining("assistant.llm.timeout");
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "data: a\n", "data: a\r\n", "\r:", ": a\n\n", "\n", "data: {}\r\r"})
    void answerWithoutEnd_isLeft(String part) throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        answer = exchange -> flood(exchange, 200, part.equals("a") ? "data: " : "", part.repeat(10_000), left);
        assertThatThrownBy(() -> generate("q"))
                .isInstanceOf(ReplyException.class)
                .hasMessageContaining("more than any reply needs");
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void errorWithoutEnd_isNotRead() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        answer = exchange -> flood(exchange, 500, "", "a".repeat(10_000), left);
        assertThatThrownBy(() -> generate("q")).hasMessageContaining("status 500");
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void replyThatGoesOnAndOn_isEndedAtItsTimeout() {
        values.put("assistant.llm.reply-timeout", "1000");
        CountDownLatch never = new CountDownLatch(1);
        answer = exchange -> {
            OutputStream out = open(exchange);
            while (!expired(never, 100)) {
                piece(out, "drip ");
            }
        };
        assertThatThrownBy(() -> generate("q"))
                .isInstanceOf(ReplyException.class)
                .hasMessageContaining("assistant.llm.reply-timeout");
    }

    @Test
    void slowListener_isNoReasonToEndTheReply() throws Exception {
        values.put("assistant.llm.reply-timeout", "1000");
        CountDownLatch never = new CountDownLatch(1);
        answer = exchange -> stream(exchange, "One.", " Two.");
        List<String> pieces = new ArrayList<>();
        replies.generate("q", piece -> {
            pieces.add(piece);
            expired(never, 1_100);
        });
        assertThat(pieces).containsExactly("One.", " Two.");
    }

    @Test
    void failure_tellsClientsNoAddress_andOperatorsNoSecret() {
        String place = "127.0.0.1:" + server.getAddress().getPort() + "/v1";
        values.put("assistant.llm.base-url", "http://lluser:llSECRET@" + place + "?token=QSECRET");
        server.stop(0);
        assertThatThrownBy(() -> generate("q")).isInstanceOfSatisfying(ReplyException.class, e -> {
            assertThat(e).hasMessage("the chat endpoint can't be reached (assistant.llm.base-url)");
            assertThat(e.forOperators()).endsWith(" at http://" + place).doesNotContain("SECRET", "lluser", KEY);
        });
    }

    @Test
    void wrongAddress_isNamedWithoutItsSecrets() {
        values.put("assistant.llm.base-url", "htp://lluser:llSECRET@127.0.0.1/v1?token=QSECRET");
        assertThatThrownBy(() -> generate("q"))
                .hasMessageContaining("assistant.llm.base-url must be")
                .hasMessageContaining("127.0.0.1")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void endpoint_neverShowsItsKey() {
        ChatEndpoint endpoint = new ChatEndpoint("http://a/v1", "m", KEY, Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(endpoint.toString()).doesNotContain(KEY);
    }

    private List<String> generate(String question) throws InterruptedException {
        List<String> pieces = new ArrayList<>();
        replies.generate(question, pieces::add);
        return pieces;
    }

    private static void stream(HttpExchange exchange, String... pieces) throws IOException {
        OutputStream out = open(exchange);
        for (String piece : pieces) {
            piece(out, piece);
        }
        end(exchange, out);
    }

    private static OutputStream open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void piece(OutputStream out, String text) {
        event(
                out,
                "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"small\",\"choices\":[{\"index\":0,"
                        + "\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    private static void end(HttpExchange exchange, OutputStream out) {
        event(
                out,
                "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"small\",\"choices\":[{\"index\":0,"
                        + "\"delta\":{},\"finish_reason\":\"stop\"}]}");
        event(out, "[DONE]");
        exchange.close();
    }

    private static void event(OutputStream out, String data) {
        try {
            out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        byte[] body = ("{\"error\":{\"message\":\"" + message + "\"}}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Sends {@code first} and then {@code part} until the client is gone. */
    private static void flood(HttpExchange exchange, int status, String first, String part, CountDownLatch left)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(status, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        try {
            out.write(first.getBytes(StandardCharsets.UTF_8));
            for (long sent = 0; sent < 1L << 30; sent += bytes.length) {
                out.write(bytes);
                out.flush();
            }
        } catch (IOException e) {
            left.countDown();
        }
    }

    private static boolean expired(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
