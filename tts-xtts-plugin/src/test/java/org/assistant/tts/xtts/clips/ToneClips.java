package org.assistant.tts.xtts.clips;

import java.util.Random;
import org.assistant.tts.spi.Pcm;

/** Signals with known properties. */
public final class ToneClips {

    private ToneClips() {}

    /** A sine. */
    public static Pcm sine(double hertz, double amplitude, double seconds, int rate) {
        float[] samples = new float[(int) Math.round(seconds * rate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return Pcm.of(samples, rate);
    }

    /**
     * A signal that resembles speech: ten harmonics of a voice in syllables of 0.2 s with gaps of 0.1 s, over noise.
     *
     * @param hertz of the voice
     * @param noise its standard deviation; the voice has a peak of about 0.5
     */
    public static Pcm syllables(double hertz, double noise, double seconds, int rate) {
        return syllables(hertz, noise, seconds, rate, 1);
    }

    /** Does the same as {@link #syllables(double, double, double, int)} with {@code gain} on the voice, clipped at full scale. */
    public static Pcm syllables(double hertz, double noise, double seconds, int rate, double gain) {
        float[] samples = new float[(int) Math.round(seconds * rate)];
        Random random = new Random(3);
        for (int i = 0; i < samples.length; i++) {
            double time = (double) i / rate;
            double inSyllable = time % 0.3 / 0.2;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 10 && inSyllable < 1; harmonic++) {
                sum += Math.sin(2 * Math.PI * hertz * harmonic * time) / harmonic;
            }
            double loudness = inSyllable < 1 ? Math.sin(Math.PI * inSyllable) : 0;
            double sample = 0.3 * gain * loudness * sum + noise * random.nextGaussian();
            samples[i] = (float) Math.max(-1, Math.min(1, sample));
        }
        return Pcm.of(samples, rate);
    }

    /** {@code pcm} between {@code seconds} of silence. */
    public static Pcm between(double seconds, Pcm pcm) {
        int margin = (int) Math.round(seconds * pcm.sampleRate());
        float[] samples = new float[pcm.length() + 2 * margin];
        pcm.samples().get(samples, margin, pcm.length());
        return Pcm.of(samples, pcm.sampleRate());
    }

    /** The amplitude of the sine of {@code hertz} in {@code samples}. */
    public static double amplitude(float[] samples, double hertz, int rate) {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < samples.length; i++) {
            double window = 1 - Math.cos(2 * Math.PI * i / samples.length);
            cosine += window * samples[i] * Math.cos(2 * Math.PI * hertz * i / rate);
            sine += window * samples[i] * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return 2 * Math.hypot(cosine, sine) / samples.length;
    }
}
