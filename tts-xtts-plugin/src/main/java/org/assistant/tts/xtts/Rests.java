package org.assistant.tts.xtts;

import java.time.Duration;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * The silence after pieces of text.
 *
 * @param sentence after one that ends a sentence
 * @param clause after one that does not
 */
record Rests(Pcm sentence, Pcm clause) {

    /** A clause rests for as much of what a sentence does. */
    private static final double CLAUSE_SHARE = 1 / 3.0;

    /**
     * Rests at a speed.
     *
     * @param pause after a sentence at speed 1
     * @param sampleRate in hertz
     */
    static Rests of(Duration pause, double speed, int sampleRate) {
        double nanos = pause.toNanos() / speed;
        return new Rests(silence(nanos, sampleRate), silence(nanos * CLAUSE_SHARE, sampleRate));
    }

    private static Pcm silence(double nanos, int sampleRate) {
        return Pcm.silence(Duration.ofNanos(Math.round(nanos)), sampleRate);
    }

    Pcm after(TextTokens piece) {
        return piece.endsSentence() ? sentence : clause;
    }
}
