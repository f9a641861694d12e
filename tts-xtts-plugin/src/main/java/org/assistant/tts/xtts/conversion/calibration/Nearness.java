package org.assistant.tts.xtts.conversion.calibration;

import java.util.Locale;

/**
 * How near a vocoder comes to the one in float32, over speech that it was not calibrated with.
 *
 * @param signalToNoise power of the speech over that of the difference, in decibels
 * @param spectralDistance mean distance of the spectra, in decibels
 */
public record Nearness(double signalToNoise, double spectralDistance) {

    /**
     * Least that is good enough, in decibels. Eight bits give 30 to 45; below 20 the noise is a tenth of the speech, which is
     * heard.
     */
    public static final double LEAST_SIGNAL_TO_NOISE = 20;

    /** Added to the sums of squares, so that silence is compared too; silence is not enough to tell that a vocoder is good. */
    private static final double FLOOR = 1e-10;

    /** Compares two recordings of one length. */
    public static Nearness of(float[] exact, float[] rounded) {
        double power = FLOOR;
        double noise = FLOOR;
        for (int i = 0; i < exact.length; i++) {
            power += (double) exact[i] * exact[i];
            noise += Math.pow((double) exact[i] - rounded[i], 2);
        }
        return new Nearness(10 * Math.log10(power / noise), LogSpectralDistance.distance(exact, rounded));
    }

    /** Whether speech may be made with it; not if there is a number that is none. */
    public boolean suffices() {
        return signalToNoise >= LEAST_SIGNAL_TO_NOISE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "noise %.1f dB below the speech, spectra %.2f dB apart", signalToNoise, spectralDistance);
    }
}
