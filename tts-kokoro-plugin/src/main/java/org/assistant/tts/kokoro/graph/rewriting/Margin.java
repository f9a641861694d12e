package org.assistant.tts.kokoro.graph.rewriting;

/**
 * How much of a range seen in calibration is kept. Above 1 leaves room for louder sentences; below 1 clips rare peaks, so that
 * everything else gets finer steps.
 *
 * <p>Found by experiment. In the residual blocks of the generator peaks are 10 to 30 times the mean, and clipping them is better
 * than coarse steps; 0.6 is worse again. In the blocks that read the harmonic source they are 1.3 to 8 times the mean, and
 * clipping them costs a tenth of the level.
 *
 * @param read for the inputs of a convolution
 * @param made for its outputs
 * @param sum for the sum of residuals
 */
record Margin(double read, double made, double sum) {

    static final Margin ROOMY = new Margin(1.05, 1.05, 1.05);

    private static final Margin TIGHT = new Margin(0.80, 0.85, 0.85);

    /** The margin for the generator's layer or value {@code name}. */
    static Margin of(String name) {
        return name.contains("noise") ? ROOMY : TIGHT;
    }
}
