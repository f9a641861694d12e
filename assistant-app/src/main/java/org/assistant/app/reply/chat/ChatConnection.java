package org.assistant.app.reply.chat;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The HTTP client of one reply. Its answer is a {@link ChatAnswer}, which is bounded; {@link #close} ends the connection at any
 * time.
 */
final class ChatConnection implements HttpClient, AutoCloseable {

    private final java.net.http.HttpClient http;
    private final Duration timeout;
    private final int mostCharacters;
    private CompletableFuture<HttpResponse<InputStream>> response; // guarded by this; null before the request
    private InputStream body; // guarded by this; null before the answer
    private boolean closed; // guarded by this

    /**
     * @param timeout the longest wait for the answer to begin
     * @param mostCharacters the longest reply
     */
    ChatConnection(java.net.http.HttpClient http, Duration timeout, int mostCharacters) {
        this.http = http;
        this.timeout = timeout;
        this.mostCharacters = mostCharacters;
    }

    /** The builder that LangChain4j asks for; it returns this client. */
    HttpClientBuilder builder() {
        return new Builder();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("replies are streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        send(request)
                .thenAcceptAsync(answer -> read(answer, parser, listener), ChatConnection::start)
                .exceptionally(failure -> {
                    listener.onError(failure instanceof CompletionException ? failure.getCause() : failure);
                    return null;
                });
    }

    private synchronized CompletableFuture<HttpResponse<InputStream>> send(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()))
                .timeout(timeout);
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        response = http.sendAsync(builder.build(), answer -> body());
        if (closed) {
            response.cancel(true);
        }
        return response;
    }

    /** The body is known here from the start: a response that is cancelled while it arrives would leave its body open. */
    private synchronized BodySubscriber<InputStream> body() {
        BodySubscriber<InputStream> subscriber = BodySubscribers.ofInputStream();
        body = subscriber.getBody().toCompletableFuture().join();
        if (closed) {
            close();
        }
        return subscriber;
    }

    /** Reads on a thread of its own, since the server's thread that started the reply waits for it. */
    private static void start(Runnable reading) {
        Thread thread = new Thread(reading, "chat-answer");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(
            HttpResponse<InputStream> answer, ServerSentEventParser parser, ServerSentEventListener listener) {
        try (InputStream body = new ChatAnswer(answer.body(), mostCharacters)) {
            if (answer.statusCode() / 100 != 2) {
                throw new HttpException(answer.statusCode(), ""); // its body is not read: it may have any length
            }
            parser.parse(body, listener);
            listener.onClose();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Disconnects from the endpoint. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        if (response != null) {
            response.cancel(true);
        }
        try {
            if (body != null) {
                body.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ignores timeouts, which are set in the request. */
    private final class Builder implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration same) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration same) {
            return this;
        }

        @Override
        public HttpClient build() {
            return ChatConnection.this;
        }
    }
}
