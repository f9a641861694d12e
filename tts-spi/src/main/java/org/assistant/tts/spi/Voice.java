package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * A voice of an engine.
 *
 * @param id what a request names, unique within the engine, for example {@code af_heart}
 * @param name the name for people, for example {@code Heart}
 * @param language the language it was made for, for example {@code en-US}
 * @param sex of the speaker, as far as it is known
 */
public record Voice(String id, String name, Locale language, Sex sex) {

    /** Sex of a speaker. */
    public enum Sex {
        FEMALE,
        MALE,
        UNKNOWN
    }

    public Voice {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank, was \"" + id + "\"");
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(sex, "sex");
    }
}
