package org.assistant.tts.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * For whom a text is spoken, so that an engine that has more to speak than it can do at once may choose what is next.
 *
 * @param group whoever is in the same group shares its turns: all that one client has spoken at once; empty if unknown
 * @param ahead sound that the listener has yet to play when the text begins
 */
public record Audience(String group, Duration ahead) {

    /** Somebody who has heard nothing yet. */
    public static final Audience UNKNOWN = new Audience("", Duration.ZERO);

    public Audience {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(ahead, "ahead");
    }
}
