package org.assistant.app.rest.body;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;

/** The server's JSON provider, looked up once. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

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
}
