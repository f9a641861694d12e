package org.assistant.tts.xtts.voices;

import java.util.Arrays;
import org.assistant.tts.spi.Pcm;

/**
 * The level of each hundredth of a second of a recording, and which of them are speech: those well above the faintest, and not
 * far below the loudest. Immutable.
 */
final class Levels {

    static final int FRAMES_PER_SECOND = 100;

    /** The level of digital silence, and the least level reported. */
    static final double SILENCE_DECIBELS = -96;

    private static final double FAINTEST_SPEECH_DECIBELS = -60;
    private static final double BELOW_LOUDEST_DECIBELS = 30;
    private static final double ABOVE_NOISE_DECIBELS = 6;

    /** The shares of frames that are fainter than the noise level, and than the level of loud speech. */
    private static final double NOISE_QUANTILE = 0.05;

    private static final double LOUD_QUANTILE = 0.95;

    /** A gap this short belongs to the speech around it; a sound this short is not speech. */
    private static final int SHORT_GAP_FRAMES = 20;

    private static final int SHORT_SOUND_FRAMES = 4;

    private final double[] decibels; // (frames), relative to full scale
    private final boolean[] speech; // (frames)
    private final double noiseDecibels;

    private Levels(double[] decibels) {
        this.decibels = decibels;
        double[] sorted = decibels.clone();
        Arrays.sort(sorted);
        noiseDecibels = quantile(sorted, NOISE_QUANTILE);
        double loud = quantile(sorted, LOUD_QUANTILE);
        double least = Math.max(
                FAINTEST_SPEECH_DECIBELS,
                Math.max(loud - BELOW_LOUDEST_DECIBELS, Math.min(noiseDecibels + ABOVE_NOISE_DECIBELS, loud - 3)));
        speech = new boolean[decibels.length];
        for (int i = 0; i < speech.length; i++) {
            speech[i] = decibels[i] >= least;
        }
        replaceRuns(speech, false, SHORT_GAP_FRAMES);
        replaceRuns(speech, true, SHORT_SOUND_FRAMES);
    }

    static Levels of(Pcm pcm) {
        float[] samples = pcm.toArray();
        int frame = Math.max(1, pcm.sampleRate() / FRAMES_PER_SECOND);
        double[] decibels = new double[samples.length / frame];
        for (int i = 0; i < decibels.length; i++) {
            double sum = 0;
            for (int j = i * frame; j < (i + 1) * frame; j++) {
                sum += samples[j] * samples[j];
            }
            decibels[i] = Math.max(SILENCE_DECIBELS, 10 * Math.log10(sum / frame + 1e-12));
        }
        return new Levels(decibels);
    }

    int frames() {
        return decibels.length;
    }

    boolean isSpeech(int frame) {
        return speech[frame];
    }

    /** Number of frames that are speech. */
    int speechFrames() {
        int count = 0;
        for (boolean is : speech) {
            count += is ? 1 : 0;
        }
        return count;
    }

    /** How far the level of the speech is above the faintest parts of the recording, in decibels; 0 without speech. */
    double speechAboveNoiseDecibels() {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < decibels.length; i++) {
            if (speech[i]) {
                sum += Math.pow(10, decibels[i] / 10);
                count++;
            }
        }
        return count == 0 ? 0 : Math.max(0, 10 * Math.log10(sum / count) - noiseDecibels);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? SILENCE_DECIBELS : sorted[(int) (share * (sorted.length - 1))];
    }

    /** Flips runs of {@code value} that are at most {@code longest} long, except at both ends. */
    private static void replaceRuns(boolean[] flags, boolean value, int longest) {
        int start = -1; // of the run
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] != value) {
                if (start > 0 && i - start <= longest) {
                    Arrays.fill(flags, start, i, !value);
                }
                start = -1;
            } else if (start < 0) {
                start = i;
            }
        }
    }
}
