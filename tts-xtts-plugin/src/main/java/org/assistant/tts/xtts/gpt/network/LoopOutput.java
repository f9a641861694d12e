package org.assistant.tts.xtts.gpt.network;

import java.util.Arrays;

/** The codes of one run, of which only the last may be the stop, and the latents that they were made of. */
public final class LoopOutput {

    private final long[] codes;
    private final float[] latents; // (codes, width)

    /** Takes ownership of both arrays. */
    public LoopOutput(long[] codes, float[] latents) {
        this.codes = codes;
        this.latents = latents;
    }

    /** The number of codes. */
    public int count() {
        return codes.length;
    }

    public int code(int index) {
        return Math.toIntExact(codes[index]);
    }

    /** The input of the vocoder, [width]; owned by the caller. */
    public float[] latent(int index) {
        int width = latents.length / codes.length;
        return Arrays.copyOfRange(latents, index * width, (index + 1) * width);
    }
}
