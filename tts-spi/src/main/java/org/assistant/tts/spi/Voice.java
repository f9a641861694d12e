package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * A voice of an engine.
 *
 * @param id the name that a request uses, unique within the engine, for example {@code af_heart}
 * @param name the name for people, for example {@code Heart}
 * @param language the language that it was made for, for example {@code en-US}
 * @param sex the sex of the speaker, if known
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
