package org.assistant.tts.kokoro.graph.parts;

/** A sentence that was generated at once. Owned by the caller that obtained it. */
public final class WholeSentence {

    private final float[] samples;
    private final LayerStatistics statistics;

    WholeSentence(float[] samples, LayerStatistics statistics) {
        this.samples = samples;
        this.statistics = statistics;
    }

    /** The sound at 24,000 Hz. */
    public float[] samples() {
        return samples;
    }

    /** The statistics of the whole sentence. */
    public LayerStatistics statistics() {
        return statistics;
    }
}
