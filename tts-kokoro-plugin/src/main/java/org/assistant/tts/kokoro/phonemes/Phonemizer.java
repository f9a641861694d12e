package org.assistant.tts.kokoro.phonemes;

import org.assistant.tts.kokoro.text.KokoroLanguage;

/** Turns normalized text into phonemes of Kokoro's alphabet. Thread-safe. */
@FunctionalInterface
public interface Phonemizer {

    /**
     * Returns the phonemes of {@code text}.
     *
     * @param text normalized text of one piece, in {@code language}
     * @return phonemes, stress marks, punctuation and spaces; empty if the text has no sound
     * @throws org.assistant.tts.spi.TTSException.SynthesisFailed if the text can't be phonemized
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    String phonemize(String text, KokoroLanguage language);

    /** This phonemizer for text whose numbers and signs are in words already. */
    default Phonemizer ofWords() {
        return this;
    }

    /** The language for {@code sentence}, which is part of a text in {@code language}. */
    default KokoroLanguage language(String sentence, KokoroLanguage language) {
        return language;
    }

    /**
     * The same, with the words and the origin of their phonemes.
     *
     * @throws org.assistant.tts.spi.TTSException as {@link #phonemize} does
     */
    default PhonemizedText read(String text, KokoroLanguage language) {
        return PhonemizedText.whole(text, phonemize(text, language), PhonemizedText.LEXICON);
    }
}
