package org.assistant.tts.xtts.text;

/** The kind of break after a piece of text, which decides how long the voice pauses. */
public enum Break {
    CLAUSE,
    SENTENCE,
    PARAGRAPH
}
