package org.assistant.tts.xtts.conversion.calibration;

import org.assistant.tts.audio.signal.HannSpectrum;

/** The difference in sound between two recordings, in decibels. */
final class LogSpectralDistance {

    /** 100 dB below a sine of full scale in one bin; anything softer is not heard. */
    private static final double FLOOR = 1e-10 * HannSpectrum.WINDOW * HannSpectrum.WINDOW / 16;

    private LogSpectralDistance() {}

    /**
     * Returns the log-spectral distance of two recordings of the same length: for each window the root mean square of the
     * difference, then the mean over all windows, in decibels.
     */
    static double distance(float[] a, float[] b) {
        int windows = HannSpectrum.windows(a.length);
        double sum = 0;
        for (int window = 0; window < windows; window++) {
            double[] left = HannSpectrum.magnitudes(a, window);
            double[] right = HannSpectrum.magnitudes(b, window);
            double squares = 0;
            for (int bin = 0; bin < HannSpectrum.BINS; bin++) {
                squares += Math.pow(decibels(left[bin]) - decibels(right[bin]), 2);
            }
            sum += Math.sqrt(squares / HannSpectrum.BINS);
        }
        return windows == 0 ? 0 : sum / windows;
    }

    private static double decibels(double magnitude) {
        return 10 * Math.log10(magnitude * magnitude + FLOOR);
    }
}
