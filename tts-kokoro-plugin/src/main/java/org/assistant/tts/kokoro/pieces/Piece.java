package org.assistant.tts.kokoro.pieces;

import org.assistant.tts.kokoro.phonemes.Vocabulary;

/**
 * The input of one run of the network.
 *
 * @param phonemes characters of the {@link Vocabulary}, 1 to 510, at least one of which sounds
 * @param ending how the piece ends
 * @param said the end of the part of the text that is complete with this piece
 */
public record Piece(String phonemes, Ending ending, int said) {}
