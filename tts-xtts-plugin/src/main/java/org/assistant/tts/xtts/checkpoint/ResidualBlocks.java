package org.assistant.tts.xtts.checkpoint;

/**
 * Residual blocks of a stage of the vocoder. A block is a row of units, each of which adds two convolutions, both behind a leaky
 * ReLU, to what it gets.
 */
@FunctionalInterface
interface ResidualBlocks {

    /** Slope of every leaky ReLU of the vocoder but the last one. */
    float SLOPE = 0.1f;

    /**
     * Adds the nodes.
     *
     * @param x value of [1, channels, 1, time]
     * @return the sum of what the blocks make of it, of the same shape
     */
    String add(String x, VocoderShape.Stage stage);
}
