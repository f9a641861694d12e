package org.assistant.tts.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads values such as {@code nova=af_nova, onyx=am_onyx}: aliases and the names that they stand for. */
public final class NamePairs {

    private static final String NONE = "none";

    private NamePairs() {}

    /**
     * Returns the pairs in their order, all in lower case; none for {@value #NONE}.
     *
     * @throws IllegalArgumentException if {@code text} has another form
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (text.equals(NONE)) {
            return pairs;
        }
        for (String pair : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(0, equals)).strip();
            String value = pair.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new IllegalArgumentException("a name or its value is missing in \"" + pair.strip() + "\"");
            }
            pairs.put(name, value);
        }
        return pairs;
    }
}
