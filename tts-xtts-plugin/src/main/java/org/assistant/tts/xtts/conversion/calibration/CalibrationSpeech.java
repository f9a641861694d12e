package org.assistant.tts.xtts.conversion.calibration;

import java.util.List;

/** Latents of a piece of speech and the embedding of its voice, for measuring the vocoder. Immutable. */
public final class CalibrationSpeech {

    private final List<float[]> latents; // each (width)
    private final float[] speaker; // (speaker width)

    /**
     * @param latents each [width], at least one; copied
     * @param speaker [speaker width]; copied
     */
    public CalibrationSpeech(List<float[]> latents, float[] speaker) {
        this.latents = latents.stream().map(float[]::clone).toList();
        this.speaker = speaker.clone();
        if (latents.isEmpty()) {
            throw new IllegalArgumentException("latents must not be empty");
        }
    }

    /**
     * Returns frames for the vocoder, interpolated linearly between the latents.
     *
     * @param each frames for each latent, so that none is left out
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

    /** Returns a copy of the embedding, [speaker width]. */
    float[] speaker() {
        return speaker.clone();
    }
}
