package org.assistant.tts.kokoro.graph;

import org.assistant.tts.audio.signal.HannSpectrum;

/** Log-magnitude spectra over time, to measure how alike two recordings of the same length sound. */
public final class LogSpectrum {

    /** Magnitudes below this, 100 dB under a full-scale tone, count as equal. */
    private static final double FLOOR = 1e-5 * HannSpectrum.WINDOW / 4;

    private LogSpectrum() {}

    /**
     * Returns the mean distance of the natural logarithms of the magnitudes of {@code a} and {@code b}, over all windows and
     * frequencies.
     *
     * @param a samples in [-1, 1]
     * @param b samples in [-1, 1], as many as in {@code a}
     */
    public static double distance(float[] a, float[] b) {
        int windows = HannSpectrum.windows(a.length);
        if (a.length != b.length || windows == 0) {
            throw new IllegalArgumentException("lengths must be equal and at least " + HannSpectrum.WINDOW + ", were "
                    + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int window = 0; window < windows; window++) {
            double[] left = HannSpectrum.magnitudes(a, window);
            double[] right = HannSpectrum.magnitudes(b, window);
            for (int bin = 0; bin < HannSpectrum.BINS; bin++) {
                sum += Math.abs(Math.log(left[bin] + FLOOR) - Math.log(right[bin] + FLOOR));
            }
        }
        return sum / windows / HannSpectrum.BINS;
    }
}
