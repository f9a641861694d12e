package org.assistant.tts.kokoro.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assistant.tts.spi.WordReading;

/**
 * How a text is read.
 *
 * @param text in words
 * @param phonemes of all of it, as {@link Phonemizer#phonemize} gives them
 * @param words in order, without marks
 */
public record PhonemizedText(String text, String phonemes, List<WordReading> words) {

    /** Origin of a word that the lexicon has. */
    public static final String LEXICON = "lexicon";

    /** Origin of a word whose stem the lexicon has. */
    public static final String STEM = "stem";

    /** Origin of a small word that changes with its neighbours, of one that is spelt, and of a homograph that they decide. */
    public static final String RULE = "rule";

    /** Origin of a word that eSpeak NG said. */
    public static final String ESPEAK = "espeak";

    public PhonemizedText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(phonemes, "phonemes");
        words = List.copyOf(words);
    }

    /**
     * The reading of {@code text} where only the whole is known: word by word if both have as many, else as one word.
     *
     * @param origin of all of it
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
