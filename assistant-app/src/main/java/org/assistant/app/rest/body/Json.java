package org.assistant.app.rest.body;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/** The server's JSON provider, looked up once. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /**
     * Parses {@code text}.
     *
     * @throws RuntimeException if it is not JSON; of any type, since the parser throws a bare one beyond its limits of depth and
     *     size
     */
    public static JsonValue parse(String text) {
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw new JsonException("more than one value");
            }
            return value;
        }
    }

    /**
     * Whether {@code text} has more than {@code most} names and values. As objects they take forty times the memory of the text.
     *
     * @throws RuntimeException as {@link #parse} does
     */
    static boolean hasMoreThan(int most, String text) {
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            int count = 0;
            while (count <= most && parser.hasNext()) {
                parser.next();
                count++;
            }
            return count > most;
        }
    }

    /** Adds the engine that spoke, and why it was not the chosen one; null if it was. */
    public static JsonObjectBuilder addSpeaker(JsonObjectBuilder object, String engine, Optional<Cause> fallback) {
        object.add("engine", engine);
        addOrNull(object, "fallback", fallback.map(Cause::word).orElse(""));
        return object;
    }

    /** Adds {@code value}, or null if it is empty. */
    public static void addOrNull(JsonObjectBuilder object, String name, String value) {
        if (value.isEmpty()) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }
}
