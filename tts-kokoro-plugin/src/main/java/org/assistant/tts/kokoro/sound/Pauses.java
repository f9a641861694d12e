package org.assistant.tts.kokoro.sound;

import java.time.Duration;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Ending;

/**
 * The length of the pause between the last sound of a piece and the first of the next, at speed 1; at other speeds it is
 * shorter or longer in proportion.
 *
 * @param clause after a clause
 * @param sentence after a sentence
 * @param paragraph after a paragraph
 */
public record Pauses(Duration clause, Duration sentence, Duration paragraph) {

    /** Between two words that only a cut separates: about what the network itself leaves there. */
    private static final Duration WORD = Duration.ofMillis(50);

    /**
     * The silence to append to a trimmed piece so that the pause has its length when the next piece follows; the silence that
     * {@link SilenceTrimmer} leaves counts.
     *
     * @return in samples, 0 or more
     */
    public int samplesAfter(Ending ending, double speed) {
        return Math.max(0, samples(ending, speed) - SilenceTrimmer.LEAD - SilenceTrimmer.TAIL);
    }

    /** The whole pause, in samples. */
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
