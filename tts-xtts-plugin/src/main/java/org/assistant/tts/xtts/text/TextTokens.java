package org.assistant.tts.xtts.text;

import java.util.List;

/**
 * A piece of text as the network reads it.
 *
 * @param ids of the tokens, that of the language first, without the start and stop tokens
 * @param follows what ends with the piece
 * @param end of what is said of the text once the piece was heard: an index of UTF-16 units behind a sentence
 */
public record TextTokens(List<Integer> ids, Break follows, int end) {

    public TextTokens {
        ids = List.copyOf(ids);
    }

    /** The same with another end. */
    public TextTokens endingAt(int other) {
        return new TextTokens(ids, follows, other);
    }

    /** A piece that stands alone: a sentence of no longer text. */
    public TextTokens(List<Integer> ids) {
        this(ids, Break.SENTENCE, 0);
    }
}
