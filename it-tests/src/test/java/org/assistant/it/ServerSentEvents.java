package org.assistant.it;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a text/event-stream as they arrive: the JSON object in each {@code data:} line. */
public final class ServerSentEvents implements AutoCloseable {

    private static final String DATA = "data:";

    private final BufferedReader lines;

    public ServerSentEvents(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Waits for the next event; empty at the end of the stream. */
    public Optional<JsonObject> next() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    return Optional.of(Api.parse(line.substring(DATA.length())));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading events", e);
        }
    }

    /** The next event of {@code type}; those before it are skipped. */
    public JsonObject next(String type) {
        for (Optional<JsonObject> event = next(); event.isPresent(); event = next()) {
            if (type(event.get()).equals(type)) {
                return event.get();
            }
        }
        throw new AssertionError("the stream ended without an event of type " + type);
    }

    /** Every event from here to the end. */
    public List<JsonObject> rest() {
        List<JsonObject> all = new ArrayList<>();
        for (Optional<JsonObject> event = next(); event.isPresent(); event = next()) {
            all.add(event.get());
        }
        return all;
    }

    public static String type(JsonObject event) {
        return event.getString("type");
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the stream of events", e);
        }
    }
}
