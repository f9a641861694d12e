package org.assistant.tts.speech.config;

import java.util.List;
import java.util.Map;

/**
 * Settings that operators changed while the server ran, stronger than all other configuration until they are taken back. Kept
 * across restarts, with their history. Safe for many threads.
 */
public interface Overrides {

    /** Key and text of every setting that was changed and not taken back. */
    Map<String, String> values();

    /**
     * Sets {@code key} from now on, on disk before this returns.
     *
     * @param from the value in force before, for the history
     * @param who does it
     * @throws IllegalArgumentException if the setting can't be changed while the server runs, or not to this
     * @throws java.io.UncheckedIOException if it can't be kept; nothing was changed then
     */
    void set(String key, String text, String from, String who);

    /**
     * Takes back what was set, so that the other configuration holds again. Does nothing where nothing was set.
     *
     * @throws java.io.UncheckedIOException if that can't be kept; nothing was changed then
     */
    void reset(String key, String from, String who);

    /** Takes up what another node changed; called every few seconds, and once before anything reads the configuration. */
    default void refresh() {}

    /** The latest changes, newest first. */
    List<Change> history();
}
