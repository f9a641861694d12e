package org.assistant.tts.kokoro.phonemes.english;

import org.assistant.tts.kokoro.phonemes.Reading;

/**
 * How a word is said.
 *
 * @param origin one of the words in {@link Reading}
 */
record Sound(String phonemes, String origin) {

    static Sound ofLexicon(String phonemes) {
        return new Sound(phonemes, Reading.LEXICON);
    }

    static Sound ofStem(String phonemes) {
        return new Sound(phonemes, Reading.STEM);
    }

    static Sound ofRule(String phonemes) {
        return new Sound(phonemes, Reading.RULE);
    }

    static Sound ofEspeak(String phonemes) {
        return new Sound(phonemes, Reading.ESPEAK);
    }
}
