package org.assistant.tts.kokoro.phonemes.english;

import java.util.Optional;

/**
 * A word, a part of one that has a part of speech of its own, or a mark.
 *
 * @param text as it is written
 * @param spaced whether a space follows
 * @param mark whether it is a mark and no word
 * @param given how it is said, where the text or the operator's dictionary says so
 */
record Token(String text, boolean spaced, boolean mark, Optional<Sound> given) {

    Token(String text, boolean spaced, boolean mark) {
        this(text, spaced, mark, Optional.empty());
    }

    /** The same, with a space behind it. */
    Token withSpace() {
        return new Token(text, true, mark, given);
    }
}
