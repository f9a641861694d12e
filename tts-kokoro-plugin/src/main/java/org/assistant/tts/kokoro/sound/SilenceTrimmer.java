package org.assistant.tts.kokoro.sound;

import java.util.Arrays;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;

/**
 * Cuts the silence that the network puts around a piece: up to a second before it and after it.
 *
 * <p>Energy shows where sound is: anything far below the loudest is breath and noise, of which voices have more or less, and a
 * listener hears it as silence. After the last sound some voices go on with noise at 40 to 55 dB below it, so there the silence
 * begins where the level becomes constant. The network's own durations show where sound must be at the latest, so that a piece
 * that starts or ends in a whisper keeps its first and last sound.
 */
public final class SilenceTrimmer {

    /** Silence kept before the first sound, in samples: 50 ms. Less clips soft vowels at the start of Spanish sentences. */
    static final int LEAD = 1_200;

    /** Kept after the last sound, in samples: 30 ms in which it dies away. */
    static final int TAIL = 720;

    private static final int FADE = 120; // samples, 5 ms
    private static final int WINDOW = 120; // samples, 5 ms
    private static final double QUIET = power(-45); // of the loudest window; inaudible next to speech
    private static final double LEAST_NOISE =
            power(-42); // of the loudest window; some voices end in that before silence
    private static final double LOUDEST_NOISE = power(-35); // of the loudest window; anything louder is speech
    private static final double DIGITAL_SILENCE = power(-75); // of the loudest window
    private static final double ABOVE_NOISE = power(6);
    private static final int SMEAR = 2; // windows on either side that a mean includes
    private static final int DECAY = 1_200; // samples, 50 ms in which the last sound decays

    /**
     * The last sound may end this long before its token begins by the durations: 150 ms. Measured over 90 utterances of 16
     * voices at speeds 0.6 to 1.8; the first sound never began later than 35 ms before the end of its token.
     */
    static final int EARLIEST_END = 3_600;

    private SilenceTrimmer() {}

    /**
     * Returns the sound of {@code utterance} with at most {@link #LEAD} samples of silence before it and {@link #TAIL} after it,
     * and with fades of 5 ms at both ends, so that no cut clicks.
     *
     * @param tokens of the piece of {@code utterance}
     * @return owned by the caller
     */
    public static float[] trim(PieceSound utterance, Tokens tokens) {
        int from = start(utterance, tokens);
        int to = end(utterance, tokens);
        float[] sound = new float[Math.max(0, to - from)];
        System.arraycopy(utterance.samples(), from, sound, 0, sound.length);
        fade(sound, true, true);
        return sound;
    }

    /** The sample at which the sound of {@code utterance} begins, with the silence that is kept before it. */
    static int start(PieceSound utterance, Tokens tokens) {
        double[] energies = energies(utterance.samples());
        double loudest = Arrays.stream(energies).max().orElse(0);
        int onset = Math.min(firstAbove(energies, loudest * QUIET), start(utterance, tokens.firstSounding() + 1));
        return Math.max(0, onset - LEAD);
    }

    /** The sample at which the sound of {@code utterance} has ended, with the silence that is kept after it. */
    static int end(PieceSound utterance, Tokens tokens) {
        double[] energies = energies(utterance.samples());
        double loudest = Arrays.stream(energies).max().orElse(0);
        int last = start(utterance, tokens.lastSounding());
        double[] smoothed = smoothed(energies);
        int heard = lastAbove(smoothed, noise(smoothed, loudest, last + DECAY)) - SMEAR * WINDOW;
        return Math.min(utterance.samples().length, Math.max(heard, last - EARLIEST_END) + TAIL);
    }

    /** The sample at which {@code token} begins by the durations. */
    private static int start(PieceSound utterance, int token) {
        long frames = 0;
        for (int i = 0; i < token; i++) {
            frames += utterance.frames()[i];
        }
        return Math.toIntExact(Math.min(frames * PieceSound.FRAME, utterance.samples().length));
    }

    /** Mean square of each window. */
    private static double[] energies(float[] samples) {
        double[] energies = new double[(samples.length + WINDOW - 1) / WINDOW];
        for (int i = 0; i < samples.length; i++) {
            energies[i / WINDOW] += samples[i] * samples[i] / WINDOW;
        }
        return energies;
    }

    /** The threshold for noise after the last sound: a little above the level of the second half of what follows. */
    private static double noise(double[] energies, double loudest, int from) {
        double[] behind = Arrays.stream(energies)
                .skip(from / WINDOW)
                .filter(energy -> energy > loudest * DIGITAL_SILENCE)
                .toArray();
        double[] level = Arrays.copyOfRange(behind, behind.length / 2, behind.length);
        Arrays.sort(level);
        double median = level.length == 0 ? 0 : level[level.length / 2];
        return Math.min(loudest * LOUDEST_NOISE, Math.max(loudest * LEAST_NOISE, median * ABOVE_NOISE));
    }

    /** Means over 25 ms, which even out noise. */
    private static double[] smoothed(double[] energies) {
        double[] smoothed = new double[energies.length];
        for (int i = 0; i < energies.length; i++) {
            int from = Math.max(0, i - SMEAR);
            int to = Math.min(energies.length, i + SMEAR + 1);
            smoothed[i] = Arrays.stream(energies, from, to).average().orElse(0);
        }
        return smoothed;
    }

    private static double power(double decibels) {
        return Math.pow(10, decibels / 10);
    }

    /** The sample at which the first window louder than {@code threshold} begins. */
    private static int firstAbove(double[] energies, double threshold) {
        int window = 0;
        while (window < energies.length && energies[window] <= threshold) {
            window++;
        }
        return window * WINDOW;
    }

    /** The sample at which the last window louder than {@code threshold} has ended. */
    private static int lastAbove(double[] energies, double threshold) {
        int window = energies.length;
        while (window > 0 && energies[window - 1] <= threshold) {
            window--;
        }
        return window * WINDOW;
    }

    /** Fades {@code sound} in, out, or both. */
    static void fade(float[] sound, boolean in, boolean out) {
        int length = Math.min(FADE, sound.length / 2);
        for (int i = 0; i < length; i++) {
            float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / length));
            sound[i] *= in ? gain : 1;
            sound[sound.length - 1 - i] *= out ? gain : 1;
        }
    }
}
