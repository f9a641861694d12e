package org.assistant.it.cloning;

import java.util.Random;
import org.assistant.tts.spi.Pcm;

/**
 * A synthetic recording: pulses of a falling pitch through the resonances of vowels, in syllables and phrases, with a little
 * noise. Good enough to pass as speech.
 */
public final class SyntheticVoice {

    public static final int SAMPLE_RATE = 24_000;

    /** First three resonances of five vowels, in hertz. */
    private static final double[][] VOWELS = {
        {730, 1_090, 2_440}, {530, 1_840, 2_480}, {270, 2_290, 3_010}, {570, 840, 2_410}, {300, 870, 2_240}
    };

    private static final double[] BANDWIDTHS = {80, 100, 120};
    private static final double SYLLABLE_SECONDS = 0.24;
    private static final double PHRASE_SECONDS = 2;
    private static final double PHRASE_PAUSE_SECONDS = 0.3;
    private static final double PEAK = 0.5;
    private static final double NOISE = 5e-4;

    private SyntheticVoice() {}

    /** A recording of {@code seconds} with a peak of {@value #PEAK}. */
    public static Pcm of(double seconds) {
        return of(seconds, PEAK, NOISE);
    }

    /**
     * The same at another level.
     *
     * @param peak above 1 is clipped at full scale
     * @param noise standard deviation
     */
    public static Pcm of(double seconds, double peak, double noise) {
        float[] samples = voice((int) Math.round(seconds * SAMPLE_RATE));
        double loudest = 1e-9;
        for (float sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        Random random = new Random(7);
        for (int i = 0; i < samples.length; i++) {
            double sample = samples[i] * peak / loudest + noise * random.nextGaussian();
            samples[i] = (float) Math.max(-1, Math.min(1, sample));
        }
        return Pcm.of(samples, SAMPLE_RATE);
    }

    private static float[] voice(int length) {
        float[] samples = new float[length];
        double[][] past = new double[BANDWIDTHS.length][2];
        double phase = 0;
        for (int i = 0; i < length; i++) {
            double time = (double) i / SAMPLE_RATE;
            double inPhrase = time % PHRASE_SECONDS;
            double inSyllable = inPhrase % SYLLABLE_SECONDS / SYLLABLE_SECONDS;
            boolean pause = inPhrase > PHRASE_SECONDS - PHRASE_PAUSE_SECONDS;
            double pitch = 150 - 20 * inPhrase + 8 * Math.sin(2 * Math.PI * 3 * time);
            phase += pitch / SAMPLE_RATE;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= pulse;
            double sound = pause ? 0 : pulse * Math.sin(Math.PI * inSyllable);
            double[] vowel = VOWELS[(int) (time / SYLLABLE_SECONDS) % VOWELS.length];
            for (int k = 0; k < BANDWIDTHS.length; k++) {
                sound = resonate(sound, vowel[k], BANDWIDTHS[k], past[k]);
            }
            samples[i] = (float) sound;
        }
        return samples;
    }

    /** One step of a resonator with two poles and gain 1 at 0 Hz. */
    private static double resonate(double in, double hertz, double bandwidth, double[] past) {
        double radius = Math.exp(-Math.PI * bandwidth / SAMPLE_RATE);
        double first = 2 * radius * Math.cos(2 * Math.PI * hertz / SAMPLE_RATE);
        double second = -radius * radius;
        double out = (1 - first - second) * in + first * past[0] + second * past[1];
        past[1] = past[0];
        past[0] = out;
        return out;
    }
}
