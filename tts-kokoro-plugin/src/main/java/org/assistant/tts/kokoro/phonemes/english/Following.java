package org.assistant.tts.kokoro.phonemes.english;

import org.assistant.tts.kokoro.phonemes.english.lexicon.Stress;

/** The kind of sound right after a word. */
enum Following {
    VOWEL,
    CONSONANT,
    /** Punctuation, or the end. */
    PAUSE;

    private static final String MARKS = ";:,.!?—…";

    /** The kind of sound that {@code phonemes} begin with; {@code otherwise} if they have neither sound nor punctuation. */
    static Following of(String phonemes, Following otherwise) {
        for (int i = 0; i < phonemes.length(); i++) {
            char c = phonemes.charAt(i);
            if (MARKS.indexOf(c) >= 0) {
                return PAUSE;
            } else if (Stress.isVowel(c)) {
                return VOWEL;
            } else if (Stress.isConsonant(c)) {
                return CONSONANT;
            }
        }
        return otherwise;
    }
}
