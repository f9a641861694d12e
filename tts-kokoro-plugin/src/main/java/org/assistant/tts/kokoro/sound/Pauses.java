package org.assistant.tts.kokoro.sound;

import java.time.Duration;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Ending;

/**
 * How long the voice rests between the last sound of a piece and the first of the next, at speed 1; at other speeds as much
 * shorter or longer as the speech.
 *
 * @param clause after a clause
 * @param sentence after a sentence
 * @param paragraph after a paragraph
 */
public record Pauses(Duration clause, Duration sentence, Duration paragraph) {

    /** Between two words that only a cut sets apart: about what the network leaves there itself. */
    private static final Duration WORD = Duration.ofMillis(50);

    /**
     * Silence to append to a trimmed piece so that the rest is as long as it should be when the next one follows; what {@link
     * SilenceTrimmer} leaves around the sounds counts.
     *
     * @return in samples, 0 or more
     */
    public int samplesAfter(Ending ending, double speed) {
        return Math.max(0, samples(ending, speed) - SilenceTrimmer.LEAD - SilenceTrimmer.TAIL);
    }

    /** The whole rest, in samples. */
    public int samples(Ending ending, double speed) {
        return Math.toIntExact(Math.round(after(ending).toNanos() / 1e9 / speed * PieceSound.SAMPLE_RATE));
    }

    private Duration after(Ending ending) {
        return switch (ending) {
            case WORD -> WORD;
            case CLAUSE -> clause;
            case SENTENCE -> sentence;
            case PARAGRAPH -> paragraph;
        };
    }
}
