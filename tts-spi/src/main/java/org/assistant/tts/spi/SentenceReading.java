package org.assistant.tts.spi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How an engine reads one sentence, or one piece of text that it takes as a sentence.
 *
 * @param language the language that it is read in
 * @param normalized the sentence with numbers, signs and abbreviations in words, as the engine spells it
 * @param phonemes of the whole sentence in the engine's alphabet; empty for an engine that reads letters
 * @param words the words with the origin of their phonemes; empty for an engine that reads letters
 * @param tokens the tokens that the network gets from an engine that reads letters; otherwise empty
 */
public record SentenceReading(
        Locale language, String normalized, String phonemes, List<WordReading> words, List<String> tokens) {

    public SentenceReading {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(normalized, "normalized");
        Objects.requireNonNull(phonemes, "phonemes");
        words = List.copyOf(words);
        tokens = List.copyOf(tokens);
    }
}
