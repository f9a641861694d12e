package org.assistant.app.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events, each flushed as it is sent. For one thread at a time. */
final class EventStream {

    /** Its media type. */
    static final String TYPE = "text/event-stream";

    private final OutputStream out;
    private boolean started;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** A response that proxies pass on event by event. */
    static Response.ResponseBuilder response(Object entity) {
        return Response.ok(entity, TYPE + ";charset=utf-8")
                .header("Cache-Control", "no-cache")
                .header("X-Accel-Buffering", "no");
    }

    /** @throws ClientGone if nobody takes it any more */
    void send(JsonObject event) {
        started = true;
        try {
            out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }

    /**
     * Tells the client why there will be no more events. Where it got none yet, {@code failure} is thrown on, so that it
     * gets its own status.
     *
     * @param textField what the request calls the text that is spoken
     */
    void fail(RuntimeException failure, String textField) {
        if (!started) {
            throw failure;
        }
        FailureLog.tell(failure);
        if (!(failure instanceof ClientGone)) {
            JsonObject error = ApiError.of(failure, textField).json();
            send(Json.object()
                    .add("type", "error")
                    .add("error", error.getJsonObject("error"))
                    .build());
        }
    }
}
