package org.assistant.it.hostile.attack;

import java.time.Duration;

/**
 * When the patience for many answers together is over.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
public record Deadline(long nanos) {

    private static final long LEAST_NANOS = 1_000_000;

    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** What is left, at least a millisecond: what is there already is always read. */
    public Duration left() {
        return Duration.ofNanos(Math.max(LEAST_NANOS, nanos - System.nanoTime()));
    }
}
