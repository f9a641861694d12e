package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Decodes one channel of one FLAC frame (RFC 9639, section 9.2): a prediction and its residual. */
final class FlacSubframe {

    private static final int CONSTANT = 0;
    private static final int VERBATIM = 1;
    private static final int FIXED = 8; // + order
    private static final int LINEAR = 32; // + order - 1
    private static final int MOST_FIXED_ORDER = 4;
    private static final int RAW_BITS = 5;

    /** The predictor of each fixed order, the nearest sample first. */
    private static final int[][] FIXED_COEFFICIENTS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final BitReader bits;

    FlacSubframe(BitReader bits) {
        this.bits = bits;
    }

    /**
     * Returns the samples of the channel.
     *
     * @param sampleBits bits of a sample, 4 to 33
     */
    long[] decode(int blockSize, int sampleBits) throws IOException {
        if (bits.bits(1) != 0) {
            throw damaged();
        }
        int type = bits.bits(6);
        int wasted = bits.bits(1) == 0 ? 0 : bits.zeros() + 1;
        if (wasted >= sampleBits) {
            throw damaged();
        }
        long[] samples = samples(type, blockSize, sampleBits - wasted);
        for (int i = 0; i < samples.length; i++) {
            samples[i] <<= wasted;
        }
        return samples;
    }

    private long[] samples(int type, int blockSize, int sampleBits) throws IOException {
        long[] samples = new long[blockSize];
        if (type == CONSTANT) {
            Arrays.fill(samples, bits.signed(sampleBits));
        } else if (type == VERBATIM) {
            read(samples, 0, blockSize, sampleBits);
        } else if (type >= FIXED && type <= FIXED + MOST_FIXED_ORDER) {
            int order = type - FIXED;
            warmUp(samples, order, sampleBits);
            residual(samples, order);
            predict(samples, FIXED_COEFFICIENTS[order], 0);
        } else if (type >= LINEAR) {
            int order = type - LINEAR + 1;
            warmUp(samples, order, sampleBits);
            int precision = bits.bits(4) + 1;
            int shift = (int) bits.signed(5);
            if (precision > 15 || shift < 0) {
                throw damaged();
            }
            int[] coefficients = new int[order];
            for (int i = 0; i < order; i++) {
                coefficients[i] = (int) bits.signed(precision);
            }
            residual(samples, order);
            predict(samples, coefficients, shift);
        } else {
            throw damaged();
        }
        return samples;
    }

    private void warmUp(long[] samples, int order, int sampleBits) throws IOException {
        if (order > samples.length) {
            throw damaged();
        }
        read(samples, 0, order, sampleBits);
    }

    /** Adds the prediction from the samples before. */
    private static void predict(long[] samples, int[] coefficients, int shift) {
        for (int i = coefficients.length; i < samples.length; i++) {
            long sum = 0;
            for (int j = 0; j < coefficients.length; j++) {
                sum += coefficients[j] * samples[i - 1 - j];
            }
            samples[i] += sum >> shift;
        }
    }

    /** Reads Rice codes, in partitions with a parameter each. */
    private void residual(long[] samples, int order) throws IOException {
        int method = bits.bits(2);
        int parameterBits = 4 + method;
        int partitions = 1 << bits.bits(4);
        int size = samples.length / partitions;
        if (method > 1 || size * partitions != samples.length || size < order) {
            throw damaged();
        }
        int at = order;
        for (int partition = 1; partition <= partitions; partition++) {
            int parameter = bits.bits(parameterBits);
            int end = partition * size;
            if (parameter == (1 << parameterBits) - 1) {
                read(samples, at, end, bits.bits(RAW_BITS));
            } else {
                rice(samples, at, end, parameter);
            }
            at = end;
        }
    }

    private void rice(long[] samples, int from, int to, int parameter) throws EOFException {
        for (int i = from; i < to; i++) {
            long folded = (long) bits.zeros() << parameter | bits.unsigned(parameter);
            samples[i] = folded >>> 1 ^ -(folded & 1);
        }
    }

    private void read(long[] samples, int from, int to, int sampleBits) throws EOFException {
        for (int i = from; i < to; i++) {
            samples[i] = bits.signed(sampleBits);
        }
    }

    private static IOException damaged() {
        return new IOException("it is damaged");
    }
}
