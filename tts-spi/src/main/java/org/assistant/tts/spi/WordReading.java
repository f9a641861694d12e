package org.assistant.tts.spi;

import java.util.Objects;

/**
 * How an engine says one word of a sentence.
 *
 * @param word the word in the normalized sentence
 * @param phonemes its phonemes in the engine's alphabet; empty if it has no sound
 * @param origin the source of the phonemes, named by the engine, such as {@code lexicon}; {@link #DICTIONARY} and {@link
 *     #OVERRIDE} mean the same for every engine
 */
public record WordReading(String word, String phonemes, String origin) {

    /** The operator's dictionary. */
    public static final String DICTIONARY = "dictionary";

    /** Phonemes in the text itself: {@code [word](/phonemes/)}. */
    public static final String OVERRIDE = "override";

    public WordReading {
        Objects.requireNonNull(word, "word");
        Objects.requireNonNull(phonemes, "phonemes");
        Objects.requireNonNull(origin, "origin");
    }
}
