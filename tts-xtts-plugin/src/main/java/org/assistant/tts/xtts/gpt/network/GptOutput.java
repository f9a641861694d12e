package org.assistant.tts.xtts.gpt.network;

import java.util.Arrays;

/** The output of the network after the last position of each sequence of a run. */
public final class GptOutput {

    private final float[] latents; // (sequences, width)
    private final float[] logits; // (sequences, audio vocabulary)
    private final int sequences;

    /** Takes ownership of both arrays. */
    public GptOutput(float[] latents, float[] logits, int sequences) {
        this.latents = latents;
        this.logits = logits;
        this.sequences = sequences;
    }

    /** The input of the vocoder, [width]; owned by the caller. */
    public float[] latent(int sequence) {
        return row(latents, sequence);
    }

    /** The scores of the codes, [audio vocabulary]; owned by the caller. */
    public float[] logits(int sequence) {
        return row(logits, sequence);
    }

    private float[] row(float[] rows, int sequence) {
        int width = rows.length / sequences;
        return Arrays.copyOfRange(rows, sequence * width, (sequence + 1) * width);
    }
}
