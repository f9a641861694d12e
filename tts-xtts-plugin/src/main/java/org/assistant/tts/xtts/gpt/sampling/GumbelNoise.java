package org.assistant.tts.xtts.gpt.sampling;

/**
 * Noise that turns the choice of the highest score into a random draw: when it is added to log probabilities, each is the highest
 * with its own probability (Gumbel, 1954). Fully determined by the seed. For one thread.
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
            // Halfway between the 2^53 possible values, so that none is 0 or 1.
            noise[i] = (float) -Math.log(-Math.log(random.nextDouble() + 0x1.0p-54));
        }
        return noise;
    }
}
