package org.assistant.tts.xtts.text;

import java.util.List;

/**
 * A piece of text as input of the network.
 *
 * @param ids of the tokens, starting with the language, without the start and stop tokens
 * @param follows the kind of break after the piece
 * @param end how much of the text has been said once the piece was heard: an index of UTF-16 units after a sentence
 */
public record TextTokens(List<Integer> ids, Break follows, int end) {

    public TextTokens {
        ids = List.copyOf(ids);
    }

    /** Returns these tokens with another end. */
    public TextTokens endingAt(int other) {
        return new TextTokens(ids, follows, other);
    }

    /** Creates a piece of a single sentence that is not part of a longer text. */
    public TextTokens(List<Integer> ids) {
        this(ids, Break.SENTENCE, 0);
    }
}
