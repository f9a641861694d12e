package org.assistant.tts.speech.config;

import java.util.List;
import java.util.Map;

/**
 * Settings that operators changed while the server ran; they override all other configuration until they are withdrawn. Kept
 * across restarts, with their history. Thread-safe.
 */
public interface Overrides {

    /** Keys and texts of all settings that were changed and not withdrawn. */
    Map<String, String> values();

    /**
     * Sets {@code key} from now on; stored before this returns.
     *
     * @param from the value in force before, for the history
     * @param who makes the change
     * @throws IllegalArgumentException if the setting can't be changed while the server runs, or not to this value
     * @throws java.io.UncheckedIOException if the change can't be stored; nothing was changed then
     */
    void set(String key, String text, String from, String who);

    /**
     * Withdraws the operator's value, so that the other configuration applies again. Does nothing where none was set.
     *
     * @throws java.io.UncheckedIOException if that can't be stored; nothing was changed then
     */
    void reset(String key, String from, String who);

    /** Applies changes by other nodes; called every few seconds, and once before anything reads the configuration. */
    default void refresh() {}

    /** The latest changes, newest first. */
    List<Change> history();
}
