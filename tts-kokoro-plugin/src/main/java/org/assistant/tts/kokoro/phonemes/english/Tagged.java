package org.assistant.tts.kokoro.phonemes.english;

import java.util.Locale;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Stress;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;

/**
 * A token with its part of speech.
 *
 * @param stress the change of stress in this sentence
 * @param phonemes the pronunciation if it is already decided; empty if the lexicon decides
 */
record Tagged(Token token, Tag tag, Stress stress, String phonemes) {

    Tagged(Token token, Tag tag) {
        this(token, tag, Stress.KEPT, "");
    }

    String lower() {
        return token.text().toLowerCase(Locale.ROOT);
    }

    Tagged as(Tag other) {
        return new Tagged(token, other, stress, phonemes);
    }

    Tagged stressed(Stress other) {
        return new Tagged(token, tag, other, phonemes);
    }

    /** The same, pronounced like {@code word}. */
    Tagged saidLike(String word) {
        return new Tagged(new Token(word, token.spaced(), token.mark()), tag, stress, phonemes);
    }

    Tagged said(String given) {
        return new Tagged(token, tag, stress, given);
    }
}
