package org.assistant.tts.kokoro.graph.parts;

/** Mean and variance of each channel of the generator's layers. Owned by who asked for them. */
public final class LayerStatistics {

    private final float[] means; // (n)
    private final float[] variances; // (n)

    /**
     * @param means given away
     * @param variances given away
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
