package org.assistant.tts.xtts.gpt.sampling;

import org.assistant.tts.xtts.text.TextTokens;

/**
 * The limit on the codes of a text. English speech should take 2 to 3 codes a token; speech that takes twice as many has lost its
 * way, which happens most after texts of a word or two: "Hi." may take 1.8 s. Estimates, not measured.
 */
public final class CodeBudget {

    private static final int CODES_A_TOKEN = 6;

    /** For the silence before and after the words: 0.9 s. */
    private static final int SPARE = 20;

    private CodeBudget() {}

    /**
     * Returns the most codes for {@code text}.
     *
     * @param most codes that the network can count
     */
    public static int of(TextTokens text, int most) {
        return Math.min(most, SPARE + CODES_A_TOKEN * text.ids().size());
    }
}
