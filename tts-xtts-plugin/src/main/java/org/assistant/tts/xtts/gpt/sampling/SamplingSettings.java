package org.assistant.tts.xtts.gpt.sampling;

/**
 * How the next code is chosen.
 *
 * @param seed the same seed gives the same codes for the same text and voice, on the same machine, if each text is decoded alone;
 *     in a batch, rounding may differ
 * @param repeatable whether the latents must not depend on how fast they are heard; a text that loses its way is then cut,
 *     instead of being made again with another seed if none of it was heard
 * @param temperature divisor of the logits, 0 to 10; 0 always chooses the likeliest code
 * @param topK number of likeliest codes to keep, with all that equal the last of them; 0 keeps all
 * @param topP share of probability that the kept, likeliest codes must reach, above 0 up to 1; 1 keeps all
 * @param repetitionPenalty factor that makes codes that came before less likely, at least 1; 1 changes nothing
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
