package org.assistant.tts.xtts.speaker;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Power spectra of overlapping frames of a recording, passed through a {@link MelBank}. Frames are centred on every {@code
 * hop}th sample, and the recording is mirrored at both ends. Immutable; thread-safe.
 */
final class MelSpectrogram {

    private final int size;
    private final int hop;
    private final float[] window; // (at most size), centred in the frame
    private final MelBank bank;
    private final Fft fft;

    /**
     * @param size of the transform, in samples
     * @param hop samples from frame to frame
     * @param window at most {@code size} long
     * @param bank over {@code size / 2 + 1} bins
     */
    MelSpectrogram(int size, int hop, float[] window, MelBank bank) {
        this.size = size;
        this.hop = hop;
        this.window = window;
        this.bank = bank;
        fft = new Fft(size);
    }

    /** A raised cosine over one whole period, {@code offset - (1 - offset) cos}: Hann with 0.5, Hamming with 0.54. */
    static float[] periodicWindow(int length, double offset) {
        float[] window = new float[length];
        for (int i = 0; i < length; i++) {
            window[i] = (float) (offset - (1 - offset) * Math.cos(2 * Math.PI * i / length));
        }
        return window;
    }

    /** The least number of samples that can be mirrored. */
    int fewestSamples() {
        return size / 2 + 1;
    }

    /** The number of frames of a recording of {@code samples}. */
    int frames(int samples) {
        return 1 + samples / hop;
    }

    /**
     * Computes the spectrogram.
     *
     * @param samples at least {@link #fewestSamples}
     * @param scale applied to the power in each band
     * @return [bands, frames], row after row
     */
    float[] of(float[] samples, DoubleUnaryOperator scale) {
        if (samples.length < fewestSamples()) {
            throw new IllegalArgumentException(
                    "there must be at least " + fewestSamples() + " samples, were " + samples.length);
        }
        int frames = frames(samples.length);
        float[] mel = new float[bank.bands() * frames];
        double[] real = new double[size];
        double[] imaginary = new double[size];
        double[] power = new double[size / 2 + 1];
        // Transforms two frames at once: one as the real part, the other as the imaginary part.
        for (int frame = 0; frame < frames; frame += 2) {
            load(samples, frame, real);
            load(samples, frame + 1, imaginary);
            fft.transform(real, imaginary);
            for (int part = 0; part < 2 && frame + part < frames; part++) {
                power(real, imaginary, part == 0 ? 1 : -1, power);
                for (int band = 0; band < bank.bands(); band++) {
                    mel[band * frames + frame + part] = (float) scale.applyAsDouble(bank.hear(band, power));
                }
            }
        }
        return mel;
    }

    private void load(float[] samples, int frame, double[] part) {
        int first = frame * hop - window.length / 2; // of the window
        int margin = (size - window.length) / 2;
        Arrays.fill(part, 0);
        for (int i = 0; i < window.length; i++) {
            part[margin + i] = window[i] * samples[mirrored(first + i, samples.length)];
        }
    }

    /** Computes the power spectrum of the real ({@code sign} 1) or the imaginary part ({@code sign} -1) of the signal. */
    private void power(double[] real, double[] imaginary, int sign, double[] power) {
        for (int bin = 0; bin < power.length; bin++) {
            int other = (size - bin) % size;
            double even = real[bin] + sign * real[other];
            double odd = imaginary[bin] - sign * imaginary[other];
            power[bin] = (even * even + odd * odd) / 4;
        }
    }

    private static int mirrored(int at, int length) {
        int positive = Math.abs(at);
        return positive < length ? positive : Math.max(0, 2 * (length - 1) - positive);
    }
}
