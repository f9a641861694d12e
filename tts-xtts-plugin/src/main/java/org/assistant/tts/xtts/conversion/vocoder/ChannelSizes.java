package org.assistant.tts.xtts.conversion.vocoder;

import java.util.Arrays;

/**
 * The sizes of the channels of a value in the vocoder. Eight bits are fast with one step for all channels; so a value is kept
 * divided by these sizes, which are folded into the weights on both sides. Immutable.
 */
final class ChannelSizes {

    /** Smallest size of a channel, as a share of the largest. */
    private static final double LEAST = 1e-3;

    private final double[] sizes; // (channels)

    private ChannelSizes(double[] sizes) {
        this.sizes = sizes;
    }

    /** Returns sizes of 1, for values that are not rounded. */
    static ChannelSizes one(int channels) {
        double[] sizes = new double[channels];
        Arrays.fill(sizes, 1);
        return new ChannelSizes(sizes);
    }

    /**
     * Returns the sizes of the values between the units of a stage: for each channel the geometric mean of the peaks of the
     * units' inputs and outputs.
     */
    static ChannelSizes of(VocoderShape.Stage stage, ActivationPeaks peaks) {
        double[] read = new double[stage.outChannels()];
        double[] made = new double[stage.outChannels()];
        for (VocoderShape.Block block : stage.blocks()) {
            for (int unit = 0; unit < block.units(); unit++) {
                raise(read, peaks.input(block.first(unit)));
                raise(made, peaks.output(block.second(unit)));
            }
        }
        double[] leastRead = raised(read);
        double[] leastMade = raised(made);
        double[] sizes = new double[read.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.sqrt(leastRead[i] * leastMade[i]);
        }
        return new ChannelSizes(sizes);
    }

    int channels() {
        return sizes.length;
    }

    double of(int channel) {
        return sizes[channel];
    }

    /** Returns the largest peak, each divided by the size of its channel. */
    double largest(float[] peaks) {
        double largest = Float.MIN_NORMAL;
        for (int i = 0; i < peaks.length; i++) {
            largest = Math.max(largest, peaks[i] / sizes[i]);
        }
        return largest;
    }

    /** Returns the step of each channel, if a step of the divided values is {@code step}. */
    double[] steps(double step) {
        return Arrays.stream(sizes).map(size -> size * step).toArray();
    }

    private static double[] raised(double[] sizes) {
        double least = Math.max(LEAST * Arrays.stream(sizes).max().orElseThrow(), Float.MIN_NORMAL);
        return Arrays.stream(sizes).map(size -> Math.max(size, least)).toArray();
    }

    private static void raise(double[] peaks, float[] others) {
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = Math.max(peaks[i], others[i]);
        }
    }
}
