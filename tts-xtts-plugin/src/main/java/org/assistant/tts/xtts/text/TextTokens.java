package org.assistant.tts.xtts.text;

import java.util.List;

/**
 * A piece of text as the network reads it.
 *
 * @param ids of the tokens, that of the language first, without the start and stop tokens
 */
public record TextTokens(List<Integer> ids) {

    public TextTokens {
        ids = List.copyOf(ids);
    }
}
