package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * The pronunciation of a word that an engine would say wrong.
 *
 * @param word the written word, or several words with single spaces between them. In lower case it matches any case, otherwise
 *     only the same spelling
 * @param language the language of the texts that it applies to; without a country it applies to all countries
 * @param kind what {@code said} is
 * @param said phonemes, or plain letters
 */
public record Pronunciation(String word, Locale language, Kind kind, String said) {

    /** The most UTF-16 units of a word. */
    public static final int MOST_WORD = 60;

    /** The most UTF-16 units of {@code said}. */
    public static final int MOST_SAID = 200;

    /** The notation of a pronunciation. */
    public enum Kind {
        /** Phonemes, for engines that read them; others read the word as it is written. */
        PHONEMES,
        /** Words that sound like it, for all engines. */
        RESPELT
    }

    /** @throws TTSException.InvalidRequest if a component is empty or too long, or the word has neither letter nor digit */
    public Pronunciation {
        Objects.requireNonNull(kind, "kind");
        word = word.strip().replaceAll("\\s+", " ");
        said = said.strip().replaceAll("\\s+", " ");
        require("word", word, MOST_WORD);
        require("said", said, MOST_SAID);
        if (language.getLanguage().isEmpty()) {
            throw new TTSException.InvalidRequest("language", "language must be a language such as en or en-GB");
        }
    }

    private static void require(String field, String value, int most) {
        if (value.length() > most) {
            throw new TTSException.InvalidRequest(
                    field, field + " may have at most " + most + " characters, has " + value.length());
        }
        if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new TTSException.InvalidRequest(field, field + " must have letters or digits");
        }
    }
}
