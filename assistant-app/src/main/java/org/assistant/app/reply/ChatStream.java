package org.assistant.app.reply;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.io.EOFException;
import java.net.ConnectException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One reply on its way from the endpoint: filled by the HTTP client's thread, drained by the generator's. What waits in
 * between is text that nobody has heard yet, bounded by the reply's length.
 */
final class ChatStream implements StreamingChatResponseHandler {

    private final ChatEndpoint endpoint;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;
    private volatile StreamingHandle handle;

    ChatStream(ChatEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Hands every piece to {@code sink} until the reply is complete.
     *
     * @throws ReplyException if the endpoint fails or keeps silent too long
     * @throws InterruptedException if the thread was interrupted
     */
    void drain(Consumer<String> sink) throws InterruptedException {
        while (true) {
            Event event = events.poll(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new ReplyException(
                        endpoint + " sent nothing for " + endpoint.timeout().toMillis() + " ms (assistant.llm.timeout)",
                        null);
            }
            if (event instanceof Delta delta) {
                sink.accept(delta.text);
            } else if (event instanceof Failed failed) {
                throw new ReplyException(endpoint + " " + reason(failed.cause), failed.cause);
            } else {
                return;
            }
        }
    }

    /** Ends the reply at the endpoint, if it has not ended. */
    void cancel() {
        cancelled = true;
        StreamingHandle current = handle;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        handle = context.streamingHandle();
        if (cancelled) {
            handle.cancel();
        } else {
            events.add(new Delta(piece.text()));
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        // Without a reason to end, the connection was closed in the middle: HTTP itself can't always tell.
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
        if (error instanceof TimeoutException) {
            return "did not answer within " + endpoint.timeout().toMillis() + " ms (assistant.llm.timeout)";
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return "answered with status " + http.statusCode();
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
