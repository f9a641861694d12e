package org.assistant.tts.xtts.speaker;

import java.math.BigInteger;

/**
 * Changes the sample rate of a whole recording as torchaudio does, whose resampler was used to train the networks: a sinc of
 * six zero crossings on either side under a squared cosine, cut off at 0.99 of the lower Nyquist frequency. Treats the signal
 * beyond both ends as silence. Immutable; thread-safe.
 */
final class SincResampler {

    /** torchaudio's {@code lowpass_filter_width}. */
    private static final int ZERO_CROSSINGS = 6;

    /** torchaudio's {@code rolloff}. */
    private static final double ROLLOFF = 0.99;

    private final int down; // from / gcd
    private final int up; // to / gcd
    private final int[] firstTap; // (up), offset of the first tap from the input sample at the start of the period
    private final float[][] taps; // (up, taps of the phase that are not 0)

    /**
     * @param from rate of the recording, in hertz
     * @param to new rate, in hertz
     */
    SincResampler(int from, int to) {
        if (from <= 0 || to <= 0) {
            throw new IllegalArgumentException("rates must be positive, were " + from + " and " + to);
        }
        int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
        down = from / divisor;
        up = to / divisor;
        firstTap = new int[up];
        taps = new float[up][];
        double cutoff = Math.min(down, up) * ROLLOFF;
        for (int phase = 0; phase < up; phase++) {
            double centre = (double) phase * down / up;
            double reach = ZERO_CROSSINGS * down / cutoff;
            int first = (int) Math.ceil(centre - reach);
            int last = (int) Math.floor(centre + reach);
            firstTap[phase] = first;
            taps[phase] = new float[last - first + 1];
            for (int tap = first; tap <= last; tap++) {
                taps[phase][tap - first] = (float) tap(((double) tap / down - (double) phase / up) * cutoff, cutoff);
            }
        }
    }

    /**
     * Returns {@code samples} at the new rate, {@code ceil(length * to / from)} of them; the same array if the rates are equal.
     */
    float[] resample(float[] samples) {
        if (up == down) {
            return samples;
        }
        float[] resampled = new float[Math.toIntExact(-Math.floorDiv(-(long) samples.length * up, (long) down))];
        int start = 0; // input sample at the start of the period
        for (int i = 0, phase = 0; i < resampled.length; i++) {
            resampled[i] = dot(taps[phase], samples, start + firstTap[phase]);
            if (++phase == up) {
                phase = 0;
                start += down;
            }
        }
        return resampled;
    }

    private double tap(double t, double cutoff) {
        double window = Math.cos(Math.PI * t / (2 * ZERO_CROSSINGS));
        double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
        return sinc * window * window * cutoff / down;
    }

    private static float dot(float[] taps, float[] samples, int first) {
        int begin = Math.max(0, -first);
        int end = Math.min(taps.length, samples.length - first);
        double sum = 0;
        for (int tap = begin; tap < end; tap++) {
            sum += taps[tap] * samples[first + tap];
        }
        return (float) sum;
    }
}
