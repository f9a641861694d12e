package org.assistant.tts.kokoro.graph.parts;

/** A sentence that was made at once. Owned by who asked for it. */
public final class WholeSentence {

    private final float[] samples;
    private final LayerStatistics statistics;

    WholeSentence(float[] samples, LayerStatistics statistics) {
        this.samples = samples;
        this.statistics = statistics;
    }

    /** The sound, 24,000 samples a second. */
    public float[] samples() {
        return samples;
    }

    /** Of the whole sentence. */
    public LayerStatistics statistics() {
        return statistics;
    }
}
