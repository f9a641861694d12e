package org.assistant.tts.kokoro.phonemes.english;

import org.assistant.tts.kokoro.phonemes.PhonemizedText;

/**
 * The pronunciation of a word.
 *
 * @param origin one of the constants of {@link PhonemizedText}
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
