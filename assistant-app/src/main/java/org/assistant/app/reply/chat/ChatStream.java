package org.assistant.app.reply.chat;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assistant.app.reply.ReplyException;

/**
 * One reply on its way from the endpoint: filled by the HTTP client's thread, drained by the generator's thread. The queue in
 * between is bounded by the length of the reply.
 */
final class ChatStream implements StreamingChatResponseHandler {

    private final ChatEndpoint endpoint;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ChatConnection connection;

    ChatStream(ChatEndpoint endpoint, ChatConnection connection) {
        this.endpoint = endpoint;
        this.connection = connection;
    }

    /**
     * Passes every piece to {@code sink} until the reply is complete.
     *
     * @throws ReplyException if the endpoint fails, is silent too long or does not end in time
     * @throws InterruptedException if the thread was interrupted
     */
    void drain(Consumer<String> sink) throws InterruptedException {
        long end = System.nanoTime() + endpoint.replyTimeout().toNanos();
        while (true) {
            Event event = next(end);
            if (event instanceof Delta delta) {
                sink.accept(delta.text);
            } else if (event instanceof Failed failed) {
                throw failure(reason(failed.cause), failed.cause);
            } else {
                return;
            }
        }
    }

    /** The next event: one that has arrived already, however long the sink took, or one that arrives in time. */
    private Event next(long end) throws InterruptedException {
        Event come = events.poll();
        if (come != null) {
            return come;
        }
        long left = end - System.nanoTime();
        Event event = events.poll(Math.min(endpoint.timeout().toNanos(), left), TimeUnit.NANOSECONDS);
        if (event != null) {
            return event;
        }
        throw failure(
                left > endpoint.timeout().toNanos()
                        ? "sent nothing for " + endpoint.timeout().toMillis() + " ms (assistant.llm.timeout)"
                        : "did not write the reply within "
                                + endpoint.replyTimeout().toMillis() + " ms (assistant.llm.reply-timeout)",
                null);
    }

    private ReplyException failure(String reason, Throwable cause) {
        return new ReplyException(endpoint + " " + reason, "at " + endpoint.place(), cause);
    }

    /** Disconnects from the endpoint. */
    void cancel() {
        connection.close();
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        events.add(new Delta(piece.text()));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        // Without a finish reason the connection was closed in the middle, which HTTP does not always detect.
        boolean complete = response.metadata() != null && response.metadata().finishReason() != null;
        events.add(complete ? new Complete() : new Failed(new EOFException("no finish reason")));
    }

    @Override
    public void onError(Throwable error) {
        events.add(new Failed(error));
    }

    /** Never the endpoint's own words: some repeat the key or the question. */
    private String reason(Throwable error) {
        if (error instanceof AuthenticationException) {
            return "refused the key (assistant.llm.api-key)";
        }
        if (error instanceof ModelNotFoundException) {
            return "has no model \"" + endpoint.model() + "\" (assistant.llm.model)";
        }
        if (error instanceof RateLimitException) {
            return "takes no more requests for now";
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return "answered with status " + http.statusCode();
            }
            if (cause instanceof HttpTimeoutException) {
                return "did not answer within " + endpoint.timeout().toMillis() + " ms (assistant.llm.timeout)";
            }
            if (cause instanceof ChatAnswer.TooLong) {
                return "sent more than any reply needs";
            }
            if (cause instanceof ConnectException) {
                return "can't be reached (assistant.llm.base-url)";
            }
        }
        return "broke off";
    }

    private sealed interface Event {}

    private record Delta(String text) implements Event {}

    private record Complete() implements Event {}

    private record Failed(Throwable cause) implements Event {}
}
