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

/** The server's JSON, looked up once. */
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
     * The value that {@code text} is.
     *
     * @throws RuntimeException if it is not JSON; of any kind, since past its limits of depth and size the parser throws bare
     *     ones
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
     * Whether {@code text} has more than {@code most} names and values, as far as it is JSON. As objects they take forty times
     * their length.
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

    /** Adds who spoke, and why that is not who was to; null if it is. */
    public static JsonObjectBuilder addSpeaker(JsonObjectBuilder object, String engine, Optional<Cause> fallback) {
        object.add("engine", engine);
        addOrNull(object, "fallback", fallback.map(Cause::word).orElse(""));
        return object;
    }

    /** Adds {@code value}, null where it is empty. */
    public static void addOrNull(JsonObjectBuilder object, String name, String value) {
        if (value.isEmpty()) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }
}
