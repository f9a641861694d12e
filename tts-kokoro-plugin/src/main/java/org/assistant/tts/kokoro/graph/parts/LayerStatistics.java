package org.assistant.tts.kokoro.graph.parts;

/** Mean and variance of each channel of the generator's layers. Owned by the caller that obtained it. */
public final class LayerStatistics {

    private final float[] means; // (n)
    private final float[] variances; // (n)

    /**
     * @param means owned by this object from now on
     * @param variances owned by this object from now on
     */
    public LayerStatistics(float[] means, float[] variances) {
        this.means = means;
        this.variances = variances;
    }

    public float[] means() {
        return means;
    }

    public float[] variances() {
        return variances;
    }
}
