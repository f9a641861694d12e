package org.assistant.tts.kokoro.phonemes.english;

import java.util.Locale;

/**
 * A token with its part of speech.
 *
 * @param stress what the sentence does to it
 */
record Tagged(Token token, Tag tag, Stress stress) {

    Tagged(Token token, Tag tag) {
        this(token, tag, Stress.KEPT);
    }

    String lower() {
        return token.text().toLowerCase(Locale.ROOT);
    }

    Tagged as(Tag other) {
        return new Tagged(token, other, stress);
    }

    Tagged stressed(Stress other) {
        return new Tagged(token, tag, other);
    }

    /** The same, said like {@code word}. */
    Tagged saidAs(String word) {
        boolean capital = Character.isUpperCase(token.text().charAt(0));
        String text = capital ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
        return new Tagged(new Token(text, token.spaced(), token.mark()), tag, stress);
    }
}
