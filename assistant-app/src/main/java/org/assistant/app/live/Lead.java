package org.assistant.app.live;

import java.util.function.LongSupplier;

/**
 * How far the sound that was sent is ahead of the ear: a listener plays from the first piece on, and stands still while
 * nothing is there to be played. For one thread at a time.
 */
final class Lead {

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final LongSupplier clock;
    private boolean begun;
    private long heardAllAt;

    /** @param clock tells nanoseconds */
    Lead(LongSupplier clock) {
        this.clock = clock;
    }

    /** Notes that {@code samples} went out. */
    void sent(int samples, int sampleRate) {
        long now = clock.getAsLong();
        if (!begun || heardAllAt - now < 0) {
            heardAllAt = now;
            begun = true;
        }
        heardAllAt += samples * NANOS_A_SECOND / sampleRate;
    }

    /** Nanoseconds of sound that nobody can have heard yet. */
    long nanos() {
        return begun ? Math.max(0, heardAllAt - clock.getAsLong()) : 0;
    }
}
