package org.assistant.tts.speech.utterance;

import java.util.function.LongSupplier;

/**
 * When a listener who plays sound as it comes will have played it all. Time that passes while the sound is being taken is the
 * listener's own. For one thread.
 */
final class PlaybackClock {

    private final LongSupplier nanoTime;
    private long dry;
    private boolean begun;

    PlaybackClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Sound was taken, from {@code before} until now. */
    void took(long before, long soundNanos) {
        long now = nanoTime.getAsLong();
        long start = begun && dry - before > 0 ? dry : before;
        dry = start + soundNanos + (now - before);
        begun = true;
    }

    /** How long a listener has had nothing left to play, in nanoseconds; 0 before the first sound. */
    long silence() {
        return begun ? Math.max(0, nanoTime.getAsLong() - dry) : 0;
    }

    /** When there is nothing left to play, in nanoseconds of the clock; now if that was earlier. */
    long dry() {
        long now = nanoTime.getAsLong();
        return begun && dry - now > 0 ? dry : now;
    }
}
