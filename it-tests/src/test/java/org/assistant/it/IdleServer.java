package org.assistant.it;

import java.time.Duration;

/** Finds out from the processor time of a server whether it is idle. */
public final class IdleServer {

    /** The most processor time of an idle server in half a second. */
    private static final long MOST_MILLIS = 50;

    private static final long REST_NANOS = 500_000_000L;

    private IdleServer() {}

    /** Whether {@code server} used hardly any processor time for half a second, within {@code deadline}. */
    public static boolean within(Server server, Duration deadline) {
        Duration[] last = {server.processorTime()};
        long[] since = {System.nanoTime()};
        return Eventually.holds(deadline, () -> {
            Duration now = server.processorTime();
            if (now.minus(last[0]).toMillis() > MOST_MILLIS) {
                last[0] = now;
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > REST_NANOS;
        });
    }
}
