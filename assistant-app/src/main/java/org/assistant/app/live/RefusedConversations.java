package org.assistant.app.live;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts refused conversations and logs their number, at most once a minute. Thread-safe. */
final class RefusedConversations {

    private static final System.Logger LOGGER = System.getLogger(RefusedConversations.class.getName());

    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier clock;
    private int untold; // guarded by this
    private boolean told; // guarded by this
    private long toldAt; // guarded by this
    private String reason = ""; // guarded by this

    /** @param clock in nanoseconds */
    RefusedConversations(LongSupplier clock) {
        this.clock = clock;
    }

    /** Counts one that was refused for the reason {@code because}. */
    synchronized void count(String because) {
        untold++;
        reason = because;
        tell();
    }

    /** Logs those not logged yet, if a minute has passed. */
    synchronized void tell() {
        if (untold > 0 && (!told || clock.getAsLong() - toldAt >= PAUSE)) {
            LOGGER.log(Level.WARNING, line());
            told = true;
            toldAt = clock.getAsLong();
            untold = 0;
        }
    }

    /** The next line for the log. */
    synchronized String line() {
        return "Live conversations were refused: " + untold + ". The last one because " + reason + ".";
    }
}
