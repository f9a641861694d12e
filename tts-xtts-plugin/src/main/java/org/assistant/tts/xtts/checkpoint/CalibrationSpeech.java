package org.assistant.tts.xtts.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Latents of a piece of speech, and whose voice it is, to see how large the vocoder's values become. Immutable. */
final class CalibrationSpeech {

    private static final int NOISE_PIECES = 6;
    private static final int NOISE_LATENTS = 24;

    private final List<float[]> latents; // each (width)
    private final float[] speaker; // (speaker width)

    /**
     * @param latents each [width], at least one; copied
     * @param speaker [speaker width]; copied
     */
    CalibrationSpeech(List<float[]> latents, float[] speaker) {
        this.latents = latents.stream().map(float[]::clone).toList();
        this.speaker = speaker.clone();
        if (latents.isEmpty()) {
            throw new IllegalArgumentException("there must be latents");
        }
    }

    /**
     * Noise in place of speech: latents with the means and deviations that the last norm of the autoregressive network gives its
     * channels, and embeddings of length 1. The same at each call.
     */
    static List<CalibrationSpeech> noise(Weights weights, XttsDimensions dimensions) {
        float[] deviations = weights.floats("gpt.final_norm.weight");
        float[] means = weights.floats("gpt.final_norm.bias");
        Random random = new Random(1);
        List<CalibrationSpeech> pieces = new ArrayList<>();
        for (int piece = 0; piece < NOISE_PIECES; piece++) {
            List<float[]> latents = new ArrayList<>();
            for (int i = 0; i < NOISE_LATENTS; i++) {
                float[] latent = new float[means.length];
                for (int channel = 0; channel < means.length; channel++) {
                    latent[channel] = (float) (means[channel] + deviations[channel] * random.nextGaussian());
                }
                latents.add(latent);
            }
            pieces.add(new CalibrationSpeech(latents, embedding(random, dimensions.speakerWidth())));
        }
        return List.copyOf(pieces);
    }

    /**
     * Frames for the vocoder: so many for each latent that none is left out, with lines between the latents.
     *
     * @param each frames for one latent
     * @return [width, frames], row after row
     */
    float[] frames(int each) {
        int width = latents.get(0).length;
        int count = latents.size() * each;
        float[] frames = new float[width * count];
        for (int frame = 0; frame < count; frame++) {
            float[] left = latents.get(frame / each);
            float[] right = latents.get(Math.min(frame / each + 1, latents.size() - 1));
            float share = (float) (frame % each) / each;
            for (int row = 0; row < width; row++) {
                frames[row * count + frame] = left[row] + share * (right[row] - left[row]);
            }
        }
        return frames;
    }

    /** A copy of the embedding, [speaker width]. */
    float[] speaker() {
        return speaker.clone();
    }

    private static float[] embedding(Random random, int width) {
        double[] direction = random.doubles(width, -1, 1).toArray();
        double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
        float[] embedding = new float[width];
        for (int i = 0; i < width; i++) {
            embedding[i] = (float) (direction[i] / length);
        }
        return embedding;
    }
}
