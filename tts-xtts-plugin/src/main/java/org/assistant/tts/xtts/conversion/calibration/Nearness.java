package org.assistant.tts.xtts.conversion.calibration;

import java.util.Locale;

/**
 * The accuracy of a vocoder relative to the one in float32, over speech that it was not calibrated with.
 *
 * @param signalToNoise power of the speech over that of the difference, in decibels
 * @param spectralDistance mean distance of the spectra, in decibels
 */
public record Nearness(double signalToNoise, double spectralDistance) {

    /**
     * The least that is accurate enough, in decibels. Eight bits give 30 to 45; below 20 the noise is a tenth of the speech,
     * which is audible.
     */
    public static final double LEAST_SIGNAL_TO_NOISE = 20;

    /** Added to the sums of squares, so that silence can be compared too; silence alone does not show that a vocoder is good. */
    private static final double FLOOR = 1e-10;

    /** Compares two recordings of the same length. */
    public static Nearness of(float[] exact, float[] rounded) {
        double power = FLOOR;
        double noise = FLOOR;
        for (int i = 0; i < exact.length; i++) {
            power += (double) exact[i] * exact[i];
            noise += Math.pow((double) exact[i] - rounded[i], 2);
        }
        return new Nearness(10 * Math.log10(power / noise), LogSpectralDistance.distance(exact, rounded));
    }

    /** Whether the vocoder is accurate enough; false if a value is NaN. */
    public boolean suffices() {
        return signalToNoise >= LEAST_SIGNAL_TO_NOISE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "noise %.1f dB below the speech, spectra %.2f dB apart", signalToNoise, spectralDistance);
    }
}
