package org.assistant.it;

import java.time.Duration;

/** Whether a server has nothing to do, told by the processor time that it uses. */
final class IdleServer {

    /** What a server at rest stays below, in half a second. */
    private static final long MOST_MILLIS = 50;

    private static final long REST_NANOS = 500_000_000L;

    private IdleServer() {}

    /** Whether {@code server} used hardly any processor time for half a second, within {@code deadline}. */
    static boolean within(Server server, Duration deadline) {
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
