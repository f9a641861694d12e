package org.assistant.tts.text;

/**
 * A sentence in its text.
 *
 * @param text without the white space around it
 * @param end behind its last character, an index of UTF-16 units in the text; the white space behind it does not belong to it
 */
record Sentence(String text, int end) {}
