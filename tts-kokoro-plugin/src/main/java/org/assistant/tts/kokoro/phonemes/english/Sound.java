package org.assistant.tts.kokoro.phonemes.english;

import org.assistant.tts.kokoro.phonemes.PhonemizedText;

/**
 * How a word is said.
 *
 * @param origin one of the words in {@link PhonemizedText}
 */
record Sound(String phonemes, String origin) {

    static Sound ofLexicon(String phonemes) {
        return new Sound(phonemes, PhonemizedText.LEXICON);
    }

    static Sound ofStem(String phonemes) {
        return new Sound(phonemes, PhonemizedText.STEM);
    }

    static Sound ofRule(String phonemes) {
        return new Sound(phonemes, PhonemizedText.RULE);
    }

    static Sound ofEspeak(String phonemes) {
        return new Sound(phonemes, PhonemizedText.ESPEAK);
    }
}
