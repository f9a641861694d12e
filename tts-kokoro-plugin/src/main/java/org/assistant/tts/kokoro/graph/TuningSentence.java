package org.assistant.tts.kokoro.graph;

/** A sentence for tuning or checking, as input of the network. Immutable. */
public final class TuningSentence {

    private final long[] tokens; // (n + 2)
    private final float[] style; // (256)

    /**
     * @param tokens with a 0 at each end, shape [n+2]; owned by this object from now on
     * @param style row of a voice pack, shape [256]; owned by this object from now on
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
