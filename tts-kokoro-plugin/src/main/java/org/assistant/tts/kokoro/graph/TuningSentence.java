package org.assistant.tts.kokoro.graph;

/** A sentence to tune and to check with, as the network takes it. Immutable. */
public final class TuningSentence {

    private final long[] tokens; // (n + 2)
    private final float[] style; // (256)

    /**
     * @param tokens with a 0 at each end, shape [n+2]; given away
     * @param style row of a voice pack, shape [256]; given away
     */
    public TuningSentence(long[] tokens, float[] style) {
        this.tokens = tokens;
        this.style = style;
    }

    long[] tokens() {
        return tokens;
    }

    float[] style() {
        return style;
    }
}
