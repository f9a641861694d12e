package org.assistant.tts.xtts.gpt.sampling;

/**
 * How the next code is chosen.
 *
 * @param seed the same seed gives the same codes for the same text and voice, on the same machine, where each text is decoded
 *     alone; in a batch rounding may differ
 * @param repeatable whether the latents must not depend on how fast they are heard; a text that loses its way is then cut, where
 *     else it is made again with another seed as long as nobody heard it
 * @param temperature what the logits are divided by, 0 to 10; 0 takes the likeliest code always
 * @param topK how many of the likeliest codes are left, with all that equal the last of them; 0 leaves all
 * @param topP share of probability that the likeliest codes are left for, above 0 up to 1; 1 leaves all
 * @param repetitionPenalty what makes a code that was there less likely, at least 1; 1 changes nothing
 */
public record SamplingSettings(
        long seed, boolean repeatable, double temperature, int topK, double topP, double repetitionPenalty) {

    public SamplingSettings {
        require(temperature >= 0 && temperature <= 10, "temperature must be 0 to 10, was " + temperature);
        require(topK >= 0, "topK must be at least 0, was " + topK);
        require(topP > 0 && topP <= 1, "topP must be above 0 up to 1, was " + topP);
        require(repetitionPenalty >= 1, "repetitionPenalty must be at least 1, was " + repetitionPenalty);
    }

    /** These settings with another seed. */
    public SamplingSettings withSeed(long other) {
        return new SamplingSettings(other, repeatable, temperature, topK, topP, repetitionPenalty);
    }

    private static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }
}
