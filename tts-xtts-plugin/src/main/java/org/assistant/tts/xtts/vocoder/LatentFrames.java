package org.assistant.tts.xtts.vocoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The latents of a piece of speech as they arrive, and the frames between them. Not safe for use by several threads. */
final class LatentFrames {

    private final Interpolation interpolation;
    private final int width;
    private final List<float[]> latents = new ArrayList<>(); // each (width)

    LatentFrames(Interpolation interpolation, int width) {
        this.interpolation = interpolation;
        this.width = width;
    }

    /**
     * Adds the next latent.
     *
     * @param latent [width]; copied
     */
    void append(float[] latent) {
        if (latent.length != width) {
            throw new IllegalArgumentException("a latent must have " + width + " values, had " + latent.length);
        }
        latents.add(latent.clone());
    }

    /** The number of latents so far. */
    int latents() {
        return latents.size();
    }

    /** The number of frames that no further latent changes. */
    int decided() {
        return interpolation.decidedFrames(latents.size());
    }

    /** The number of frames if no further latent arrives. */
    int all() {
        return interpolation.frames(latents.size());
    }

    /**
     * Returns the frames {@code from} to {@code to}, the second excluded, with zeros after them.
     *
     * @param count of the frames and zeros together, at least {@code to - from}
     * @return [width, count], row after row
     */
    float[] between(int from, int to, int count) {
        float[] frames = new float[Math.multiplyExact(width, count)];
        double[] frame = new double[width];
        for (int i = 0; i < to - from; i++) {
            Arrays.fill(frame, 0);
            interpolation.mix(from + i, latents.size(), (latent, weight) -> add(frame, latents.get(latent), weight));
            for (int row = 0; row < width; row++) {
                frames[row * count + i] = (float) frame[row];
            }
        }
        return frames;
    }

    private static void add(double[] sum, float[] latent, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * latent[i];
        }
    }
}
