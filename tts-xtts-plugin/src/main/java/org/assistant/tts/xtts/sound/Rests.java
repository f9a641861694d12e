package org.assistant.tts.xtts.sound;

import java.time.Duration;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * The silence after pieces of text.
 *
 * @param clause silence after a piece that ends within a sentence
 * @param sentence silence after a piece that ends a sentence
 * @param paragraph silence after a piece that ends a paragraph
 */
public record Rests(Pcm clause, Pcm sentence, Pcm paragraph) {

    /** The pause after a clause as a share of the pause after a sentence. */
    private static final double CLAUSE_SHARE = 1 / 3.0;

    /** How much longer the pause after a paragraph is than after a sentence, at speed 1. */
    private static final Duration PARAGRAPH = Duration.ofMillis(350);

    /**
     * Returns the rests for a speed.
     *
     * @param pause after a sentence at speed 1
     * @param sampleRate in hertz
     */
    public static Rests of(Duration pause, double speed, int sampleRate) {
        double nanos = pause.toNanos() / speed;
        return new Rests(
                silence(nanos * CLAUSE_SHARE, sampleRate),
                silence(nanos, sampleRate),
                silence(nanos + PARAGRAPH.toNanos() / speed, sampleRate));
    }

    private static Pcm silence(double nanos, int sampleRate) {
        return Pcm.silence(Duration.ofNanos(Math.round(nanos)), sampleRate);
    }

    Pcm after(TextTokens piece) {
        return switch (piece.follows()) {
            case CLAUSE -> clause;
            case SENTENCE -> sentence;
            case PARAGRAPH -> paragraph;
        };
    }
}
