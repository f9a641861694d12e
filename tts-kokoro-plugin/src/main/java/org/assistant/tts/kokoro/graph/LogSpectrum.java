package org.assistant.tts.kokoro.graph;

/** Log-magnitude spectra over time, to say how alike two recordings of the same length sound. */
public final class LogSpectrum {

    /** Samples of one window: 21 ms at 24 kHz. */
    private static final int WINDOW = 512;

    private static final int HOP = 256;
    private static final int BINS = WINDOW / 2 + 1;

    /** Magnitudes below, 100 dB under a full-scale tone in this window, count as equal. */
    private static final double FLOOR = 1e-5 * WINDOW / 4;

    private static final double[] HANN = hann();
    private static final double[] COSINE = wave(0);
    private static final double[] SINE = wave(-Math.PI / 2);

    private LogSpectrum() {}

    /**
     * Mean distance of the natural logarithms of the magnitudes of {@code a} and {@code b}, over all windows and frequencies.
     *
     * @param a samples in [-1, 1]
     * @param b as many samples
     */
    public static double distance(float[] a, float[] b) {
        if (a.length != b.length || a.length < WINDOW) {
            throw new IllegalArgumentException(
                    "lengths must be equal and at least " + WINDOW + ", were " + a.length + " and " + b.length);
        }
        double sum = 0;
        int windows = 0;
        for (int start = 0; start + WINDOW <= a.length; start += HOP) {
            for (int bin = 0; bin < BINS; bin++) {
                sum += Math.abs(logMagnitude(a, start, bin) - logMagnitude(b, start, bin));
            }
            windows++;
        }
        return sum / windows / BINS;
    }

    private static double logMagnitude(float[] samples, int start, int bin) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < WINDOW; i++) {
            double value = samples[start + i] * HANN[i];
            int phase = i * bin % WINDOW;
            real += value * COSINE[phase];
            imaginary -= value * SINE[phase];
        }
        return Math.log(Math.hypot(real, imaginary) + FLOOR);
    }

    private static double[] hann() {
        double[] window = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
        }
        return window;
    }

    private static double[] wave(double shift) {
        double[] wave = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            wave[i] = Math.cos(2 * Math.PI * i / WINDOW + shift);
        }
        return wave;
    }
}
