package org.assistant.tts.kokoro.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assistant.tts.spi.WordReading;

/**
 * The reading of a text.
 *
 * @param text with numbers and signs in words
 * @param phonemes of the whole text, as {@link Phonemizer#phonemize} returns them
 * @param words in order, without punctuation
 */
public record PhonemizedText(String text, String phonemes, List<WordReading> words) {

    /** Origin of a word that the lexicon has. */
    public static final String LEXICON = "lexicon";

    /** Origin of a word whose stem the lexicon has. */
    public static final String STEM = "stem";

    /**
     * Origin of a function word that depends on its neighbours, of a spelt word, and of a homograph that its neighbours
     * decide.
     */
    public static final String RULE = "rule";

    /** Origin of a word from eSpeak NG. */
    public static final String ESPEAK = "espeak";

    public PhonemizedText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(phonemes, "phonemes");
        words = List.copyOf(words);
    }

    /**
     * The reading of {@code text} if only its phonemes are known: word by word if both have as many words, else as one word.
     *
     * @param origin of the whole text
     */
    public static PhonemizedText whole(String text, String phonemes, String origin) {
        List<WordReading> words = new ArrayList<>();
        String[] written = text.isBlank() ? new String[0] : text.strip().split("\\s+");
        String[] said = phonemes.isBlank() ? new String[0] : phonemes.strip().split("\\s+");
        if (written.length == said.length) {
            for (int i = 0; i < written.length; i++) {
                words.add(new WordReading(written[i], said[i], origin));
            }
        } else {
            words.add(new WordReading(text.strip(), phonemes.strip(), origin));
        }
        return new PhonemizedText(text, phonemes, words);
    }
}
