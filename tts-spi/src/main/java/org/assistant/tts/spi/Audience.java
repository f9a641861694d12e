package org.assistant.tts.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * The listener of a text. A busy engine uses it to choose which text to speak next.
 *
 * @param group texts of one group share its turns, usually all texts of one client; empty if unknown
 * @param ahead sound that the listener has yet to play when the text begins
 * @param whole whether the listener hears nothing until the whole text is spoken; then an early first sound gains nothing
 */
public record Audience(String group, Duration ahead, boolean whole) {

    /** An unknown listener, with no sound left to play. */
    public static final Audience UNKNOWN = new Audience("", Duration.ZERO, false);

    /** An unknown listener who gets the sound of the text as a whole. */
    public static final Audience OF_THE_WHOLE = new Audience("", Duration.ZERO, true);

    public Audience {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(ahead, "ahead");
    }
}
