package org.assistant.tts.kokoro.graph.rewriting;

/**
 * How much of a range seen in calibration is kept. Above 1 leaves room for louder sentences; below 1 cuts rare peaks off, so that
 * all else gets finer steps.
 *
 * <p>Found by trying. In the residual blocks of the generator peaks are 10 to 30 times the mean, and losing them is better than
 * coarse steps; 0.6 is worse again. In the blocks that read the harmonic source they are 1.3 to 8 times the mean, and losing them
 * costs a tenth of the level.
 *
 * @param read of what a convolution reads
 * @param made of what it makes
 * @param sum of the sum of residuals
 */
record Margin(double read, double made, double sum) {

    static final Margin ROOMY = new Margin(1.05, 1.05, 1.05);

    private static final Margin TIGHT = new Margin(0.80, 0.85, 0.85);

    /** The margin in the layer or value called {@code name} of the generator. */
    static Margin of(String name) {
        return name.contains("noise") ? ROOMY : TIGHT;
    }
}
