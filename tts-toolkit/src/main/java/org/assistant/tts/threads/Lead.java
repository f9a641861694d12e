package org.assistant.tts.threads;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far the sound that was sent is ahead of the ear: a listener plays from the first piece on, and stands still while
 * nothing is there to be played. For one thread at a time.
 */
public final class Lead {

    /** A listener with more sound than this left hears no gap while a few others go first. */
    static final long FAR_NANOS = 10_000_000_000L;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final LongSupplier clock;
    private long heardAllAt;

    /** @param clock tells nanoseconds */
    public Lead(LongSupplier clock) {
        this(clock, Duration.ZERO);
    }

    /** @param ahead sound that was sent before */
    public Lead(LongSupplier clock, Duration ahead) {
        this.clock = clock;
        this.heardAllAt = clock.getAsLong() + ahead.toNanos();
    }

    /** Notes that {@code samples} went out. */
    public void sent(int samples, int sampleRate) {
        heardAllAt = heardAllAt() + samples * NANOS_A_SECOND / sampleRate;
    }

    /** When all of it will have been heard, in nanoseconds of the clock; now if it was. */
    public long heardAllAt() {
        long now = clock.getAsLong();
        return heardAllAt - now < 0 ? now : heardAllAt;
    }

    /** Nanoseconds of sound that nobody can have heard yet. */
    public long nanos() {
        return Math.max(0, heardAllAt - clock.getAsLong());
    }

    /** Whether there is so much of it that others go first. */
    public boolean isFar() {
        return nanos() > FAR_NANOS;
    }
}
