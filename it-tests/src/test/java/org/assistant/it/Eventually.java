package org.assistant.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition in another process by checking it again and again. */
public final class Eventually {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Eventually() {}

    /** Whether {@code condition} became true within {@code deadline}; checks it 20 times a second. */
    public static boolean holds(Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
