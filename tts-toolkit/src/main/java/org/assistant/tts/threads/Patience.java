package org.assistant.tts.threads;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that an interrupt does not shorten, for an interrupted thread that must wait for the end of its work. */
public final class Patience {

    /** The longest wait for a native run to stop. A run stops at its next node, so this is never reached. */
    public static final Duration FOR_A_RUN = Duration.ofSeconds(2);

    private Patience() {}

    /** An event to wait for. */
    @FunctionalInterface
    public interface End {

        /** Waits for the event; returns false if it has not happened after {@code millis}. */
        boolean await(long millis) throws InterruptedException;
    }

    /** Waits for {@code end}; restores the interrupt status afterwards. Returns false after {@link #FOR_A_RUN}. */
    public static boolean await(End end) {
        long deadline = System.nanoTime() + FOR_A_RUN.toNanos();
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return end.await(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for {@code latch} in the same way. */
    public static boolean await(CountDownLatch latch) {
        return await(millis -> latch.await(millis, TimeUnit.MILLISECONDS));
    }
}
