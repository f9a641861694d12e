package org.assistant.tts.speech.utterance;

import java.util.function.LongSupplier;

/**
 * Computes when a listener that plays sound as it comes will have played it all. Time that the sink takes is the listener's
 * own. Not thread-safe.
 */
final class PlaybackClock {

    private final LongSupplier nanoTime;
    private long dry;
    private boolean begun;

    PlaybackClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The sink took sound, from {@code before} until now. */
    void took(long before, long soundNanos) {
        long now = nanoTime.getAsLong();
        long start = begun && dry - before > 0 ? dry : before;
        dry = start + soundNanos + (now - before);
        begun = true;
    }

    /** How long the listener has had nothing left to play, in nanoseconds; 0 before the first sound. */
    long silence() {
        return begun ? Math.max(0, nanoTime.getAsLong() - dry) : 0;
    }

    /** When the listener runs out of sound, in nanoseconds of the clock; now if that has passed. */
    long dry() {
        long now = nanoTime.getAsLong();
        return begun && dry - now > 0 ? dry : now;
    }
}
