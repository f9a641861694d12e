package org.assistant.tts.kokoro.pieces;

import org.assistant.tts.kokoro.phonemes.Vocabulary;

/**
 * What the network is given at once.
 *
 * @param phonemes characters of the {@link Vocabulary}, 1 to 510, at least one that sounds
 * @param ending how the piece ends
 * @param said the end of the part of the text that is wholly said with it
 */
public record Piece(String phonemes, Ending ending, int said) {}
