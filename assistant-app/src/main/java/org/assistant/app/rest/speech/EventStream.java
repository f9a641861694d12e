package org.assistant.app.rest.speech;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.app.rest.body.ErrorJson;
import org.assistant.app.rest.body.FailureLog;
import org.assistant.app.rest.body.RecordJson;

/** Server-sent events, each flushed as it is sent. For one thread at a time. */
public final class EventStream {

    /** Its media type. */
    public static final String TYPE = "text/event-stream";

    /**
     * The most audio in an event: 32 KB in base64, half of the longest line that asyncio reads. A multiple of 2 and 3: whole
     * samples, no padding.
     */
    private static final int MOST_BYTES = 24_576;

    /** The last event of a stream that failed. */
    @JsonbPropertyOrder("type")
    record ErrorEvent(String type, ErrorJson error) {}

    private final OutputStream out;
    private boolean started;

    public EventStream(OutputStream out) {
        this.out = out;
    }

    /** A response that proxies pass on event by event. */
    public static Response.ResponseBuilder response(Object entity) {
        return unbuffered(Response.ok(entity, TYPE + ";charset=utf-8"));
    }

    /** {@code response} with the headers that make proxies pass it on at once. */
    static Response.ResponseBuilder unbuffered(Response.ResponseBuilder response) {
        return response.header("Cache-Control", "no-cache").header("X-Accel-Buffering", "no");
    }

    /** Passes on {@code audio} in base64, in parts short enough for clients that limit the length of a line. */
    public static void inBase64(byte[] audio, Consumer<String> part) {
        for (int from = 0; from < audio.length; from += MOST_BYTES) {
            byte[] bytes = Arrays.copyOfRange(audio, from, Math.min(from + MOST_BYTES, audio.length));
            part.accept(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /**
     * Sends one event.
     *
     * @throws ClientGone if the client is gone
     */
    public void send(Record event) {
        started = true;
        try {
            out.write(("data: " + RecordJson.text(event) + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }

    /**
     * Tells the client why no more events follow. If it has got none yet, throws {@code failure}, so that the response has its
     * status.
     *
     * @param textField the request's name for the text to speak
     */
    public void fail(RuntimeException failure, String textField) {
        if (!started) {
            throw failure;
        }
        FailureLog.tell(failure);
        if (!(failure instanceof ClientGone)) {
            send(new ErrorEvent("error", ApiError.of(failure, textField).json()));
        }
    }
}
