package org.assistant.tts.audio.signal;

import java.util.Random;
import org.assistant.tts.spi.Pcm;

/** Synthetic audio, and measures of similarity. */
public final class Signals {

    private Signals() {}

    /** Returns a sine of {@code peak} at {@code hertz}. */
    public static Pcm sine(double hertz, double peak, double seconds, int sampleRate) {
        float[] samples = new float[(int) Math.round(seconds * sampleRate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (peak * Math.sin(2 * Math.PI * hertz * i / sampleRate));
        }
        return Pcm.of(samples, sampleRate);
    }

    /** Returns syllables of a buzzing voice with a little breath, like the encoders' usual input. Always the same. */
    public static Pcm voice(double seconds, int sampleRate) {
        Random random = new Random(7);
        float[] samples = new float[(int) Math.round(seconds * sampleRate)];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double time = (double) i / sampleRate;
            phase += 2 * Math.PI * (130 + 25 * Math.sin(3 * time)) / sampleRate;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                sum += Math.sin(harmonic * phase) / harmonic;
            }
            double syllable = Math.max(0, Math.sin(2 * Math.PI * 2 * time));
            samples[i] = (float) (syllable * (0.25 * sum + 0.004 * random.nextGaussian()));
        }
        return Pcm.of(samples, sampleRate);
    }

    /** Returns {@code length} samples of {@code pcm} from {@code start}. */
    public static Pcm part(Pcm pcm, int start, int length) {
        float[] samples = new float[length];
        pcm.samples().get(start, samples);
        return Pcm.of(samples, pcm.sampleRate());
    }

    public static Pcm ofShorts(short[] samples, int sampleRate) {
        float[] floats = new float[samples.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = samples[i] / 32768f;
        }
        return Pcm.of(floats, sampleRate);
    }

    /**
     * Returns the signal-to-noise ratio in decibels; the noise is the difference. Ignores {@code margin} samples at both ends.
     */
    public static double signalToNoise(Pcm wanted, Pcm got, int margin) {
        double signal = 0;
        double noise = 0;
        for (int i = margin; i < wanted.length() - margin; i++) {
            double x = wanted.samples().get(i);
            double difference = x - got.samples().get(i);
            signal += x * x;
            noise += difference * difference;
        }
        return 10 * Math.log10(signal / noise);
    }

    /** Returns the mean power in decibels, 0 for a constant 1, without {@code margin} samples at both ends. */
    public static double decibels(Pcm pcm, int margin) {
        double power = 0;
        for (int i = margin; i < pcm.length() - margin; i++) {
            power += (double) pcm.samples().get(i) * pcm.samples().get(i);
        }
        return 10 * Math.log10(power / (pcm.length() - 2 * margin));
    }
}
