package org.assistant.app.security;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * The time of buckets by a clock that never goes back: by the wall clock, a step back by a day is a day without refills.
 *
 * @param clock tells nanoseconds
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
