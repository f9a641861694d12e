package org.assistant.app.rest.body;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Records as JSON, written by the server's JSON-B. A component {@code sampleRate} becomes {@code sample_rate}, and {@code
 * totalMillis} becomes {@code total_ms}. An empty {@code Optional} becomes null. A component with {@code @JsonbNillable(false)}
 * is left out if it is null; it must not be an {@code Optional}, which implementations of JSON-B then treat differently. The
 * names of {@code @JsonbPropertyOrder} come first, then the others in alphabetical order. Thread-safe.
 */
public final class RecordJson {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withPropertyNamingStrategy(RecordJson::name)
            .withPropertyVisibilityStrategy(new Components()));

    private RecordJson() {}

    /** The JSON object of {@code answer}, a record. */
    public static String text(Object answer) {
        return JSONB.toJson(answer);
    }

    /** The name in JSON of the component {@code name}. */
    static String name(String name) {
        return CAPITAL.matcher(name.replaceFirst("Millis$", "Ms"))
                .replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
    }

    /** {@code text} for a component that is null where there is none. */
    public static Optional<String> unlessEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A record's components are its fields. JSON-B 3.0 knows no records, and would look for public getters. */
    private static final class Components implements PropertyVisibilityStrategy {

        @Override
        public boolean isVisible(Field field) {
            return true;
        }

        @Override
        public boolean isVisible(Method method) {
            return false;
        }
    }
}
