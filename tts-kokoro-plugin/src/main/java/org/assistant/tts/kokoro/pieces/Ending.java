package org.assistant.tts.kokoro.pieces;

/** How a piece of text ends, which decides the length of the pause after it. */
public enum Ending {
    /** Inside a clause, where a long text had to be cut. */
    WORD,
    /** At one of {@code , ; : —}. */
    CLAUSE,
    /** At one of {@code . ! ? …}, or where the text ends without punctuation. */
    SENTENCE,
    /** At a line break, where a paragraph, a heading or an item of a list ends. */
    PARAGRAPH
}
