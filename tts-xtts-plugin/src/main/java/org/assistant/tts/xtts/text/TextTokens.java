package org.assistant.tts.xtts.text;

import java.util.List;

/**
 * A piece of text as the network reads it.
 *
 * @param ids of the tokens, that of the language first, without the start and stop tokens
 * @param endsSentence whether a sentence ends with the piece, rather than a clause
 */
public record TextTokens(List<Integer> ids, boolean endsSentence) {

    public TextTokens {
        ids = List.copyOf(ids);
    }

    /** A piece with whole sentences. */
    public TextTokens(List<Integer> ids) {
        this(ids, true);
    }
}
