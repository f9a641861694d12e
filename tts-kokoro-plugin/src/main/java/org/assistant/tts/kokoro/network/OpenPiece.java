package org.assistant.tts.kokoro.network;

/** A piece that is complete except for its sound, which can be made whole or in windows. Not thread-safe. */
public interface OpenPiece {

    /** Duration of each token in frames of {@link PieceSound#FRAME} samples. */
    long[] frames();

    /**
     * Makes the whole piece, as {@link AcousticModel#speak} does.
     *
     * @throws org.assistant.tts.spi.TTSException.SynthesisFailed if the run failed
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    PieceSound whole();

    /** Whether its windows are close enough to the whole. */
    boolean hasWindows();

    /**
     * Makes a part of the sound; consecutive parts fit together seamlessly.
     *
     * @param from first frame
     * @param to after the last frame
     * @return {@code (to - from) * PieceSound.FRAME} samples
     */
    float[] window(int from, int to);
}
