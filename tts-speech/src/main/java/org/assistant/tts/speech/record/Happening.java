package org.assistant.tts.speech.record;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event that concerns an operator, without any user's text.
 *
 * @param when it happened
 * @param level its severity
 * @param kind for programs, for example {@code switch}, {@code fallback}, {@code login}, {@code voice}, {@code model}
 * @param message for people, in one sentence
 * @param details for programs, by name
 */
public record Happening(Instant when, Level level, String kind, String message, Map<String, String> details) {

    /** The severity. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }

    public Happening {
        details = Map.copyOf(details);
    }

    /** The details in the order of their names. */
    public TreeMap<String, String> sorted() {
        return new TreeMap<>(details);
    }
}
