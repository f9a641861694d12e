package org.assistant.app.security;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * A clock for token buckets that never goes back. By the wall clock, a step back by a day would be a day without refills.
 *
 * @param clock in nanoseconds
 */
public record SteadyMeter(LongSupplier clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return clock.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
