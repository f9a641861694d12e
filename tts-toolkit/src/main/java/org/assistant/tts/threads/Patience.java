package org.assistant.tts.threads;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that an interrupt does not shorten, for who was interrupted already and has to see what they began end. */
public final class Patience {

    /** How long to wait for a native run that was told to stop. It stops at its next node, so this is never needed. */
    public static final Duration FOR_A_RUN = Duration.ofSeconds(2);

    private Patience() {}

    /** Something that ends. */
    @FunctionalInterface
    public interface End {

        /** Waits for it; false if it had not ended after {@code millis}. */
        boolean await(long millis) throws InterruptedException;
    }

    /** Waits for {@code end}; an interrupt meanwhile is kept for later. False if it did not come in {@link #FOR_A_RUN}. */
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
