package org.assistant.tts.audio.signal;

import java.math.BigInteger;
import java.util.Arrays;
import org.assistant.tts.spi.Pcm;

/**
 * Changes the sample rate of audio with a polyphase, Kaiser-windowed sinc filter.
 *
 * <p>With N the lower of the two Nyquist frequencies: flat to 0.01 dB up to 0.9 N, at least 100 dB down from N on, linear
 * phase, no delay (the filter is centred on the sample that it makes). {@code n} samples become {@code ceil(n * to / from)}:
 * one for every tick of the new rate before the end of the old signal. Beyond both ends the signal is taken as silent.
 *
 * <p>One instance resamples one signal that comes in pieces, on one thread at a time; {@link #resample} handles a whole signal.
 */
public final class Resampler {

    /** The largest change of rate, either way; bounds the filter's memory to 36 MB, for 44,100 to 24,000 Hz it is 80 KB. */
    public static final int LARGEST_RATIO = 64;

    private static final double STOP_BAND_DECIBELS = 105;
    /** The width of the band between the end of the passband and N, as a share of N. */
    private static final double TRANSITION = 0.1;
    /** Kaiser's formulas for shape and length of the window, from attenuation and transition width. */
    private static final double BETA = 0.1102 * (STOP_BAND_DECIBELS - 8.7);

    private static final double HALF_LENGTH = (STOP_BAND_DECIBELS - 7.95) / (2 * 2.285 * TRANSITION * Math.PI);

    /** The most phases; rates that need more interpolate linearly between them, with an error below -110 dB. */
    private static final int MOST_PHASES = 1024;

    private final int from;
    private final int to;
    private final long up; // to / gcd
    private final long down; // from / gcd
    private final int half; // taps on either side of the centre
    private final float[][] taps; // (phases + 1, 2 * half)

    private float[] heard; // (capacity), input samples, the first one at input time heardFrom
    private int heardLength;
    private long heardFrom;
    private long taken; // input samples so far
    private long made; // output samples so far

    /**
     * @param from rate of the input, in hertz
     * @param to rate of the output, in hertz
     */
    public Resampler(int from, int to) {
        if (from <= 0 || to <= 0 || from / LARGEST_RATIO > to || to / LARGEST_RATIO > from) {
            throw new IllegalArgumentException("rates must be positive and at most a factor of " + LARGEST_RATIO
                    + " apart, were " + from + " and " + to);
        }
        this.from = from;
        this.to = to;
        int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
        up = to / divisor;
        down = from / divisor;
        double lower = Math.min(1.0, (double) to / from);
        half = (int) Math.ceil(HALF_LENGTH / lower);
        taps = taps((int) Math.min(up, MOST_PHASES), half, (1 - TRANSITION / 2) * lower);
        heard = new float[4 * half];
        heardLength = half - 1;
        heardFrom = -heardLength;
    }

    /** Returns {@code pcm} at {@code sampleRate}, in hertz; {@code pcm} itself if that is its rate already. */
    public static Pcm resample(Pcm pcm, int sampleRate) {
        if (pcm.sampleRate() == sampleRate) {
            return pcm;
        }
        Resampler resampler = new Resampler(pcm.sampleRate(), sampleRate);
        float[] resampled = new float[Math.toIntExact(resampler.lengthAfter(pcm.length()))];
        int length = copy(resampler.push(pcm), resampled, 0);
        copy(resampler.finish(), resampled, length);
        return Pcm.of(resampled, sampleRate);
    }

    /**
     * Adds the next piece of the signal.
     *
     * @return the output that is certain already; may be empty, since a sample depends on the input on both sides of it
     */
    public Pcm push(Pcm piece) {
        if (piece.sampleRate() != from) {
            throw new IllegalArgumentException("every piece must be at " + from + " Hz, was " + piece.sampleRate());
        }
        room(piece.length());
        piece.samples().get(heard, heardLength, piece.length());
        heardLength += piece.length();
        taken += piece.length();
        // The last tick whose right half of the filter has all of its input.
        long ticks = Math.floorDiv((taken - half) * up - 1, down) + 1;
        return render(Math.max(made, ticks));
    }

    /** Returns the rest of the signal, which ends here. */
    public Pcm finish() {
        room(half);
        Arrays.fill(heard, heardLength, heardLength + half, 0);
        heardLength += half;
        return render(lengthAfter(taken));
    }

    private long lengthAfter(long samples) {
        return -Math.floorDiv(-samples * up, down);
    }

    /** Makes output samples up to the number {@code end}, then drops the input that later ones don't need. */
    private Pcm render(long end) {
        float[] rendered = new float[Math.toIntExact(end - made)];
        int phases = taps.length - 1;
        for (int i = 0; i < rendered.length; i++, made++) {
            long tick = made * down;
            double phase = (double) (tick % up) * phases / up;
            int row = (int) phase;
            float between = (float) (phase - row);
            int first = (int) (tick / up - half + 1 - heardFrom);
            float sample = dot(taps[row], first);
            rendered[i] = between == 0 ? sample : sample + between * (dot(taps[row + 1], first) - sample);
        }
        int needless = (int) Math.min(heardLength, made * down / up - half + 1 - heardFrom);
        if (needless > 0) {
            System.arraycopy(heard, needless, heard, 0, heardLength - needless);
            heardLength -= needless;
            heardFrom += needless;
        }
        return Pcm.of(rendered, to);
    }

    private float dot(float[] row, int first) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i < row.length; i += 2) {
            even += row[i] * heard[first + i];
            odd += row[i + 1] * heard[first + i + 1];
        }
        return even + odd;
    }

    private void room(int more) {
        if (heardLength + more > heard.length) {
            heard = Arrays.copyOf(heard, Math.max(Math.addExact(heardLength, more), 2 * heardLength));
        }
    }

    private static int copy(Pcm pcm, float[] target, int at) {
        pcm.samples().get(target, at, pcm.length());
        return at + pcm.length();
    }

    /**
     * Returns one filter for each fraction of an input sample by which an output sample may follow an input sample.
     *
     * @param cutoff -6 dB point, as a share of the input's Nyquist frequency
     */
    private static float[][] taps(int phases, int half, double cutoff) {
        float[][] taps = new float[phases + 1][2 * half];
        for (int phase = 0; phase <= phases; phase++) {
            double[] row = new double[2 * half];
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                double distance = (double) phase / phases + half - 1 - i;
                row[i] = sinc(cutoff * distance) * kaiser(distance / half);
                sum += row[i];
            }
            for (int i = 0; i < row.length; i++) {
                taps[phase][i] = (float) (row[i] / sum); // the same gain at 0 Hz in every phase
            }
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return x <= -1 || x >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
