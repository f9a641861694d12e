package org.assistant.tts.xtts;

import java.time.Duration;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * The silence after pieces of text.
 *
 * @param clause after one within a sentence
 * @param sentence after one that ends a sentence
 * @param paragraph after one that ends a paragraph
 */
record Rests(Pcm clause, Pcm sentence, Pcm paragraph) {

    /** A clause rests for as much of what a sentence does. */
    private static final double CLAUSE_SHARE = 1 / 3.0;

    /** A paragraph rests for so much more than a sentence, at speed 1. */
    private static final Duration PARAGRAPH = Duration.ofMillis(350);

    /**
     * Rests at a speed.
     *
     * @param pause after a sentence at speed 1
     * @param sampleRate in hertz
     */
    static Rests of(Duration pause, double speed, int sampleRate) {
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
