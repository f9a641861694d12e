package org.assistant.app.rest.body;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the JSON object in a request body. */
public final class JsonBody {

    /** How much of a body that is too large is read and dropped, so that the client reads the answer. */
    private static final int DRAINED_BYTES = 8 << 20;

    /** The most time for that, since it holds a thread. */
    private static final long DRAINED_NANOS = 5_000_000_000L;

    /** No proper request has a hundredth of that. */
    private static final int MOST_VALUES = 2_000;

    private JsonBody() {}

    /**
     * The fields of the object in {@code body}.
     *
     * @param mostBytes length above which the body is refused
     * @throws WebApplicationException with 413 if it is longer, with 408 if it arrives too slowly or incomplete, with 400 if it
     *     is no JSON object in UTF-8
     */
    public static JsonFields read(InputStream body, int mostBytes) throws IOException {
        return of(TextBody.read(body, mostBytes));
    }

    /**
     * The fields of the JSON object {@code text}.
     *
     * @throws WebApplicationException with 400 if it is no JSON object
     */
    public static JsonFields of(String text) {
        return new JsonFields(parse(text));
    }

    /** Reads and drops part of the rest of a refused body. */
    public static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        long start = System.nanoTime();
        for (int drained = 0; drained < DRAINED_BYTES && System.nanoTime() - start < DRAINED_NANOS; ) {
            int read = body.read(buffer);
            if (read < 0) {
                return;
            }
            drained += read;
        }
    }

    private static JsonObject parse(String text) {
        JsonValue value;
        try {
            if (Json.hasMoreThan(MOST_VALUES, text)) {
                throw malformed("the body may have at most " + MOST_VALUES + " names and values");
            }
            value = Json.parse(text);
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            // Without the parser's message, which repeats the text.
            throw malformed("the body is not JSON");
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw malformed("the body must be a JSON object");
    }

    private static WebApplicationException malformed(String message) {
        return new ApiError(ApiError.BAD_REQUEST, message, "", "malformed_body").exception();
    }
}
