package org.assistant.tts.kokoro.phonemes.english;

/**
 * A word, a part of one that has a part of speech of its own, or a mark.
 *
 * @param text as it is written
 * @param spaced whether a space follows
 * @param mark whether it is a mark and no word
 */
record Token(String text, boolean spaced, boolean mark) {}
