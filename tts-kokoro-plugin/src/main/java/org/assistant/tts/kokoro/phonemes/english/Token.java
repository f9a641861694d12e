package org.assistant.tts.kokoro.phonemes.english;

import java.util.Optional;

/**
 * A word, a part of one with its own part of speech, or a punctuation mark.
 *
 * @param text as written
 * @param spaced whether a space follows
 * @param mark whether it is a punctuation mark
 * @param given the pronunciation from the text or the operator's dictionary, if there is one
 */
record Token(String text, boolean spaced, boolean mark, Optional<Sound> given) {

    Token(String text, boolean spaced, boolean mark) {
        this(text, spaced, mark, Optional.empty());
    }

    /** The same, with a space after it. */
    Token withSpace() {
        return new Token(text, true, mark, given);
    }
}
