package org.assistant.tts.xtts.conversion.calibration;

/** Power spectra of short windows of a recording, in decibels. */
final class LogSpectrum {

    private static final int WINDOW = 512;
    private static final int BINS = WINDOW / 2 + 1;

    /** 100 dB below a sine of full scale in one bin; what is softer is not heard. */
    private static final double FLOOR = 1e-10 * WINDOW * WINDOW / 16;

    private static final double[] COSINE = new double[WINDOW];

    static {
        for (int i = 0; i < WINDOW; i++) {
            COSINE[i] = Math.cos(2 * Math.PI * i / WINDOW);
        }
    }

    private LogSpectrum() {}

    /**
     * Log-spectral distance of two recordings of one length: over each window the root of the mean square of the difference,
     * then the mean of all windows, in decibels.
     */
    static double distance(float[] a, float[] b) {
        double sum = 0;
        int windows = 0;
        for (int start = 0; start + WINDOW <= a.length; start += WINDOW / 2, windows++) {
            double[] left = of(a, start);
            double[] right = of(b, start);
            double squares = 0;
            for (int bin = 0; bin < BINS; bin++) {
                squares += Math.pow(left[bin] - right[bin], 2);
            }
            sum += Math.sqrt(squares / BINS);
        }
        return windows == 0 ? 0 : sum / windows;
    }

    /** Spectrum of the Hann window that begins at {@code start}; seconds of speech are too few for a fast transform to pay. */
    private static double[] of(float[] samples, int start) {
        double[] decibels = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < WINDOW; i++) {
                double value = samples[start + i] * (0.5 - 0.5 * COSINE[i]);
                int angle = bin * i % WINDOW;
                real += value * COSINE[angle];
                imaginary += value * COSINE[(angle + WINDOW * 3 / 4) % WINDOW]; // a sine
            }
            decibels[bin] = 10 * Math.log10(real * real + imaginary * imaginary + FLOOR);
        }
        return decibels;
    }
}
