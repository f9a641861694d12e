package org.assistant.tts.speech.config;

import java.util.Map;

/**
 * The operators' values, static so that the server's configuration finds them: its sources are created before the beans. One
 * set for each class loader, and so for each deployment.
 */
final class OverriddenValues {

    private static volatile Map<String, String> now = Map.of();

    private OverriddenValues() {}

    /** Keys and texts of all values in force; immutable. */
    static Map<String, String> now() {
        return now;
    }

    static void publish(Map<String, String> values) {
        now = Map.copyOf(values);
    }

    static void clear() {
        now = Map.of();
    }
}
