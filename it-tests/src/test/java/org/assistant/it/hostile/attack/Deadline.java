package org.assistant.it.hostile.attack;

import java.time.Duration;

/**
 * The end of the wait for several answers together.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
public record Deadline(long nanos) {

    private static final long LEAST_NANOS = 1_000_000;

    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** The time left, at least a millisecond, so that data which has arrived is always read. */
    public Duration left() {
        return Duration.ofNanos(Math.max(LEAST_NANOS, nanos - System.nanoTime()));
    }
}
