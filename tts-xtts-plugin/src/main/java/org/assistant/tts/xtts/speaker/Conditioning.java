package org.assistant.tts.xtts.speaker;

/**
 * The networks' representation of a speaker: latents that start the autoregressive network, and an embedding that conditions the
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

    /** Returns a copy of the latents, [conditioning latents, width], row after row. */
    public float[] latents() {
        return latents.clone();
    }

    /** Returns a copy of the embedding, [speaker width]. */
    public float[] embedding() {
        return embedding.clone();
    }
}
