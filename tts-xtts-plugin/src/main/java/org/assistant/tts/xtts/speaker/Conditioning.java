package org.assistant.tts.xtts.speaker;

/**
 * What the networks know of a speaker: latents that the autoregressive network begins with, and an embedding that colours the
 * vocoder. Immutable.
 */
public final class Conditioning {

    private final float[] latents;
    private final float[] embedding;

    /**
     * @param latents [conditioning latents, width], row after row; copied
     * @param embedding [speaker width], of about unit length; copied
     */
    public Conditioning(float[] latents, float[] embedding) {
        this.latents = latents.clone();
        this.embedding = embedding.clone();
    }

    /** A copy of the latents, [conditioning latents, width], row after row. */
    public float[] latents() {
        return latents.clone();
    }

    /** A copy of the embedding, [speaker width]. */
    public float[] embedding() {
        return embedding.clone();
    }
}
