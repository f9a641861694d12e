package org.assistant.tts.text;

/**
 * A sentence in its text.
 *
 * @param text the sentence without the white space around it
 * @param end the index of the UTF-16 unit after its last character in the text, without the white space that follows
 */
record Sentence(String text, int end) {}
