package org.assistant.tts.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * For whom a text is spoken, so that an engine that has more to speak than it can do at once may choose what is next.
 *
 * @param group whoever is in the same group shares its turns: all that one client has spoken at once; empty if unknown
 * @param ahead sound that the listener has yet to play when the text begins
 * @param whole whether nothing is heard before all of the text is spoken; an early first sound gains nothing then
 */
public record Audience(String group, Duration ahead, boolean whole) {

    /** Somebody who has heard nothing yet. */
    public static final Audience UNKNOWN = new Audience("", Duration.ZERO, false);

    /** Somebody unknown, to whom the text is given as a whole. */
    public static final Audience OF_THE_WHOLE = new Audience("", Duration.ZERO, true);

    public Audience {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(ahead, "ahead");
    }
}
