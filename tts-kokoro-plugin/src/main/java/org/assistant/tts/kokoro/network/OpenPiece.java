package org.assistant.tts.kokoro.network;

/** A piece of which all is known but its sound, which can be made whole or in windows. Not thread-safe. */
public interface OpenPiece {

    /** Duration of each token in frames of {@link PieceSound#FRAME} samples. */
    long[] frames();

    /**
     * The piece as {@link AcousticModel#speak} makes it.
     *
     * @throws org.assistant.tts.spi.TTSException.SynthesisFailed if the run failed
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    PieceSound whole();

    /** Whether windows of it are near enough to the whole. */
    boolean hasWindows();

    /**
     * A part of the sound; parts fit together without a joint.
     *
     * @param from first frame
     * @param to behind the last frame
     * @return {@code (to - from) * Utterance.FRAME} samples
     */
    float[] window(int from, int to);
}
