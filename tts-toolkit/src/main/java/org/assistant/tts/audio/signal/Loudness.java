package org.assistant.tts.audio.signal;

import java.nio.FloatBuffer;
import org.assistant.tts.spi.Pcm;

/**
 * Measures the integrated loudness of mono audio by ITU-R BS.1770-4. Stateless, thread-safe.
 *
 * <p>One channel counts once: a 997 Hz sine at full scale is -3.01 LUFS, 3 dB below the same sine on both sides of a stereo
 * file.
 */
public final class Loudness {

    /** A block lasts this many hops of 100 ms, so blocks overlap by three quarters. */
    private static final int HOPS_PER_BLOCK = 4;

    private static final int HOPS_PER_SECOND = 10;

    /** From the formula of the standard: compensates the gain of the weighting at 997 Hz. */
    private static final double OFFSET = -0.691;

    /** Blocks below this many LUFS are ignored. */
    private static final double ABSOLUTE_GATE = -70;

    /** Blocks this far below the mean of the others are ignored too, in LU. */
    private static final double RELATIVE_GATE = -10;

    private Loudness() {}

    /**
     * Returns the loudness of {@code pcm} in LUFS; {@link Double#NEGATIVE_INFINITY} if all of it is below -70 LUFS. Audio
     * shorter than a block of 400 ms, which the standard does not cover, is one block of its own length.
     */
    public static double integrated(Pcm pcm) {
        double[] blocks = blockPowers(pcm);
        double ungated = meanAbove(blocks, power(ABSOLUTE_GATE));
        double gate = Math.max(power(ABSOLUTE_GATE), power(loudness(ungated) + RELATIVE_GATE));
        return loudness(meanAbove(blocks, gate));
    }

    /** Mean square of the weighted signal in every block, shape [blocks]. */
    private static double[] blockPowers(Pcm pcm) {
        Biquad head = head(pcm.sampleRate());
        Biquad lowCut = lowCut(pcm.sampleRate());
        FloatBuffer samples = pcm.samples();
        int length = pcm.length();
        int hops = (int) ((long) length * HOPS_PER_SECOND / pcm.sampleRate());
        boolean shorterThanBlock = hops < HOPS_PER_BLOCK;
        double[] energy = new double[shorterThanBlock ? 1 : hops];
        int hop = 0;
        for (int i = 0; i < length; i++) {
            if (!shorterThanBlock && i == start(hop + 1, pcm)) {
                hop++;
                if (hop == hops) {
                    break;
                }
            }
            double weighted = lowCut.filter(head.filter(samples.get(i)));
            energy[hop] += weighted * weighted;
        }
        if (shorterThanBlock) {
            return new double[] {length == 0 ? 0 : energy[0] / length};
        }
        double[] powers = new double[hops - HOPS_PER_BLOCK + 1];
        for (int block = 0; block < powers.length; block++) {
            double sum = 0;
            for (int i = 0; i < HOPS_PER_BLOCK; i++) {
                sum += energy[block + i];
            }
            powers[block] = sum / (start(block + HOPS_PER_BLOCK, pcm) - start(block, pcm));
        }
        return powers;
    }

    private static int start(int hop, Pcm pcm) {
        return (int) ((long) hop * pcm.sampleRate() / HOPS_PER_SECOND);
    }

    private static double meanAbove(double[] powers, double gate) {
        double sum = 0;
        int count = 0;
        for (double power : powers) {
            if (power > gate) {
                sum += power;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double loudness(double power) {
        return OFFSET + 10 * Math.log10(power);
    }

    private static double power(double loudness) {
        return Math.pow(10, (loudness - OFFSET) / 10);
    }

    /**
     * Returns the shelving filter that models the head. BS.1770 gives coefficients for 48 kHz only; corner, gain and Q are
     * those of the analogue filter whose bilinear transform they are, so any rate works.
     */
    static Biquad head(int sampleRate) {
        double k = Math.tan(Math.PI * 1681.974450955533 / sampleRate);
        double q = 0.7071752369554196;
        double high = Math.pow(10, 3.999843853973347 / 20);
        double band = Math.pow(high, 0.4996667741545416);
        double a0 = 1 + k / q + k * k;
        return new Biquad(
                (high + band * k / q + k * k) / a0,
                2 * (k * k - high) / a0,
                (high - band * k / q + k * k) / a0,
                2 * (k * k - 1) / a0,
                (1 - k / q + k * k) / a0);
    }

    /** Returns the high-pass filter of the weighting (RLB), derived in the same way. */
    static Biquad lowCut(int sampleRate) {
        double k = Math.tan(Math.PI * 38.13547087602444 / sampleRate);
        double q = 0.5003270373238773;
        double a0 = 1 + k / q + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }
}
