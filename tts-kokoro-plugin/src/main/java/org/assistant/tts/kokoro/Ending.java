package org.assistant.tts.kokoro;

/** How a piece of text ends, which decides how long the voice rests after it. */
enum Ending {
    /** Inside a clause, where a long text had to be cut. */
    WORD,
    /** At one of {@code , ; : —}. */
    CLAUSE,
    /** At one of {@code . ! ? …}, or where the text ends without a mark. */
    SENTENCE,
    /** At a blank line. */
    PARAGRAPH
}
