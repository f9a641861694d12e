package org.assistant.tts.xtts.checkpoint;

/** What a residual unit of the vocoder adds to its input: two convolutions, each behind a leaky ReLU. */
@FunctionalInterface
interface ResidualUnit {

    /** Slope of every leaky ReLU but the last one of the vocoder. */
    float SLOPE = 0.1f;

    /**
     * Adds the nodes.
     *
     * @param x value of [1, channels, 1, time]
     * @param block that the unit is of
     * @param unit its number in the block, from 0
     * @return the value to be added to {@code x}, of the same shape
     */
    String add(String x, VocoderShape.Block block, int unit);
}
