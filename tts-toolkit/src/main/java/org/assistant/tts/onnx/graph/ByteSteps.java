package org.assistant.tts.onnx.graph;

import java.util.Arrays;

/**
 * The quantization of channels to numbers from 0 to 255: a value of channel {@code c} is {@code (number - zero[c]) * step[c]}.
 * Immutable.
 */
public final class ByteSteps {

    private static final int LARGEST = 255;

    /** The number in the middle, the zero of a convolution's output. */
    static final int MIDDLE = 128;

    /** The number of steps on each side of {@link #MIDDLE}. */
    private static final int HALF = 127;

    /** The smallest range of a channel, since a nearly constant channel would have none. */
    private static final double LEAST = 1e-6;

    private final double[] steps; // (channels)
    private final int[] zeros; // (channels)

    private ByteSteps(double[] steps, int[] zeros) {
        this.steps = steps;
        this.zeros = zeros;
    }

    /**
     * Returns steps for the input of a convolution, with one zero for all channels. The step of each channel is proportional to
     * its largest magnitude.
     *
     * @param range the range of each channel
     * @param margin factor of the range, below 1 to clip rare peaks
     */
    public static ByteSteps ofInput(ChannelRange range, double margin) {
        int channels = range.channels();
        double[] sizes = new double[channels];
        double largest = 0;
        for (int c = 0; c < channels; c++) {
            sizes[c] = Math.max(Math.max(-range.least(c), range.most(c)), LEAST);
            largest = Math.max(largest, sizes[c]);
        }
        double low = 0;
        double high = 0;
        for (int c = 0; c < channels; c++) {
            sizes[c] /= largest;
            low = Math.min(low, range.least(c) / sizes[c]);
            high = Math.max(high, range.most(c) / sizes[c]);
        }
        double step = Math.max((high - low) * margin, LEAST) / LARGEST;
        int[] zeros = new int[channels];
        Arrays.fill(zeros, number(-low * margin / step));
        return new ByteSteps(Arrays.stream(sizes).map(size -> size * step).toArray(), zeros);
    }

    /** Returns steps for the output of a convolution: the middle of each channel's range, extended to contain zero, is 128. */
    public static ByteSteps ofOutput(ChannelRange range, double margin) {
        double[] steps = new double[range.channels()];
        int[] zeros = new int[steps.length];
        for (int c = 0; c < steps.length; c++) {
            // A range without zero would have a zero outside of eight bits, and the channel would be clipped.
            double low = Math.min(range.least(c), 0);
            double high = Math.max(range.most(c), 0);
            steps[c] = Math.max((high - low) / 2 * margin, LEAST) / HALF;
            zeros[c] = number(MIDDLE - (low + high) / 2 / steps[c]);
        }
        return new ByteSteps(steps, zeros);
    }

    /** Returns steps for any value: each channel from its least to its most. */
    public static ByteSteps ofValue(ChannelRange range, double margin) {
        double[] steps = new double[range.channels()];
        int[] zeros = new int[steps.length];
        for (int c = 0; c < steps.length; c++) {
            double low = Math.min(range.least(c), 0) * margin;
            double high = Math.max(range.most(c), 0) * margin;
            steps[c] = Math.max(high - low, LEAST) / LARGEST;
            zeros[c] = number(-low / steps[c]);
        }
        return new ByteSteps(steps, zeros);
    }

    private static int number(double value) {
        return (int) Math.max(0, Math.min(LARGEST, Math.rint(value)));
    }

    /** Returns these steps repeated for {@code times} as many channels. */
    public ByteSteps repeated(int times) {
        double[] manySteps = new double[steps.length * times];
        int[] manyZeros = new int[manySteps.length];
        for (int i = 0; i < manySteps.length; i++) {
            manySteps[i] = steps[i % steps.length];
            manyZeros[i] = zeros[i % zeros.length];
        }
        return new ByteSteps(manySteps, manyZeros);
    }

    /** The number of channels. */
    public int channels() {
        return steps.length;
    }

    /** The size of one step of channel {@code c}. */
    public double step(int c) {
        return steps[c];
    }

    /** The number that stands for zero in channel {@code c}, 0 to 255. */
    public int zero(int c) {
        return zeros[c];
    }

    /** A copy of the steps. */
    public double[] steps() {
        return steps.clone();
    }

    /** A copy of the zeros as uint8. */
    public byte[] zeros() {
        byte[] bytes = new byte[zeros.length];
        for (int c = 0; c < bytes.length; c++) {
            bytes[c] = (byte) zeros[c];
        }
        return bytes;
    }

    /** The common zero of all channels. */
    int commonZero() {
        if (Arrays.stream(zeros).distinct().count() != 1) {
            throw new IllegalArgumentException("channels have different zeros");
        }
        return zeros[0];
    }
}
