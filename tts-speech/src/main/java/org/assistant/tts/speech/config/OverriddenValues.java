package org.assistant.tts.speech.config;

import java.util.Map;

/**
 * The operators' values where the server's configuration finds them: its sources are made before the beans are. One for each
 * class loader, so for each deployment.
 */
final class OverriddenValues {

    private static volatile Map<String, String> now = Map.of();

    private OverriddenValues() {}

    /** Key and text of every value in force; immutable. */
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
