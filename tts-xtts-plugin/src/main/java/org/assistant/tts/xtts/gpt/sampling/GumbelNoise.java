package org.assistant.tts.xtts.gpt.sampling;

/**
 * Numbers that make a draw out of a choice of the highest: added to log probabilities, each is the highest as often as its
 * probability says (Gumbel, 1954). A seed decides them wholly. For one thread.
 */
public final class GumbelNoise {

    private final SplitMix64 random;

    public GumbelNoise(long seed) {
        this.random = new SplitMix64(seed);
    }

    /** The next {@code count} numbers. */
    public float[] next(int count) {
        float[] noise = new float[count];
        for (int i = 0; i < count; i++) {
            // Between the 2^53 numbers that may come, so that none is 0 or 1.
            noise[i] = (float) -Math.log(-Math.log(random.nextDouble() + 0x1.0p-54));
        }
        return noise;
    }
}
