package org.assistant.tts.xtts.text;

/** What ends with a piece of text, and so how long the voice rests behind it. */
public enum Break {
    CLAUSE,
    SENTENCE,
    PARAGRAPH
}
