package org.assistant.tts.xtts.clips;

import java.io.IOException;
import java.util.Arrays;
import org.assistant.tts.spi.Pcm;

/** Collects the output of a decoder, each sample as the mean of all channels, until it has enough. */
final class MonoSamples {

    private final ClipLimits limits;
    private int channels;
    private int sampleRate;
    private float[] samples = new float[1 << 16];
    private int length;

    MonoSamples(ClipLimits limits) {
        this.limits = limits;
    }

    /**
     * Sets the format; may be called again for every frame.
     *
     * @throws IOException if the format is out of range, or differs from the one set before
     */
    void format(int channels, int sampleRate) throws IOException {
        if (channels == this.channels && sampleRate == this.sampleRate) {
            return;
        }
        if (this.channels != 0) {
            throw new IOException("its sample rate or number of channels changes midway");
        }
        if (channels < 1 || channels > ClipLimits.MOST_CHANNELS) {
            throw new IOException(
                    "it has " + channels + " channels; 1 to " + ClipLimits.MOST_CHANNELS + " can be mixed");
        }
        if (sampleRate < ClipLimits.LEAST_SAMPLE_RATE || sampleRate > ClipLimits.MOST_SAMPLE_RATE) {
            throw new IOException("its sample rate is " + sampleRate + " Hz; it may be " + ClipLimits.LEAST_SAMPLE_RATE
                    + " to " + ClipLimits.MOST_SAMPLE_RATE + " Hz");
        }
        this.channels = channels;
        this.sampleRate = sampleRate;
    }

    int channels() {
        return channels;
    }

    /** Adds one sample of every channel, whose sum is {@code sum}; a sum that is not a number counts as silence. */
    void add(double sum) {
        if (isFull()) {
            return;
        }
        if (length == samples.length) {
            samples = Arrays.copyOf(samples, Math.min(2 * length, limits.mostSamples(sampleRate)));
        }
        float mean = (float) (sum / channels);
        samples[length++] = Float.isFinite(mean) ? mean : 0;
    }

    /** The most samples needed, whatever the sample rate. */
    int most() {
        return limits.mostSamples(ClipLimits.USUAL_SAMPLE_RATE);
    }

    /** Whether there are enough samples. */
    boolean isFull() {
        return channels > 0 && length >= limits.mostSamples(sampleRate);
    }

    /** @throws IOException if there are none */
    Pcm pcm() throws IOException {
        if (length == 0) {
            throw new IOException("it contains no sound");
        }
        return Pcm.of(length == samples.length ? samples : Arrays.copyOf(samples, length), sampleRate);
    }
}
