package org.assistant.tts.audio.signal;

/**
 * Short-time spectra of a recording: Hann windows of {@value #WINDOW} samples, half a window apart. Computed as a plain sum: a
 * fast transform does not pay for seconds of speech.
 */
public final class HannSpectrum {

    /** Samples of a window: 21 ms at 24 kHz. */
    public static final int WINDOW = 512;

    /** Samples from one window to the next. */
    public static final int HOP = WINDOW / 2;

    /** Frequencies of a window, from 0 to half the sample rate. */
    public static final int BINS = WINDOW / 2 + 1;

    private static final double[] COSINE = new double[WINDOW];

    static {
        for (int i = 0; i < WINDOW; i++) {
            COSINE[i] = Math.cos(2 * Math.PI * i / WINDOW);
        }
    }

    private HannSpectrum() {}

    /** The number of windows that fit in {@code samples} samples. */
    public static int windows(int samples) {
        return samples < WINDOW ? 0 : (samples - WINDOW) / HOP + 1;
    }

    /**
     * The magnitudes of the window that begins at sample {@code window * HOP}; a full-scale sine has a quarter of {@link
     * #WINDOW}.
     *
     * @return {@link #BINS} values, owned by the caller
     */
    public static double[] magnitudes(float[] samples, int window) {
        double[] magnitudes = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < WINDOW; i++) {
                double value = samples[window * HOP + i] * (0.5 - 0.5 * COSINE[i]);
                int angle = bin * i % WINDOW;
                real += value * COSINE[angle];
                imaginary += value * COSINE[(angle + WINDOW * 3 / 4) % WINDOW]; // a sine
            }
            magnitudes[bin] = Math.hypot(real, imaginary);
        }
        return magnitudes;
    }
}
