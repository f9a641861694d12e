package org.assistant.tts.speech.utterance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assistant.tts.spi.TTSException;

/** Whether an utterance was ended from outside, and how to stop what it does just now. Safe for many threads. */
final class Cancellation {

    private boolean cancelled; // guarded by this
    private Runnable stop = () -> {}; // guarded by this

    /** Ends it. Idempotent. */
    synchronized void cancel() {
        cancelled = true;
        stop.run();
        notifyAll();
    }

    /**
     * Has {@code action} called when it is cancelled, at once if that has happened; instead of the action before.
     *
     * @param action quick, and good for being called more than once
     */
    synchronized void stopWith(Runnable action) {
        stop = action;
        if (cancelled) {
            action.run();
        }
    }

    /** @throws TTSException.Cancelled if it was cancelled */
    synchronized void check() {
        if (cancelled) {
            throw new TTSException.Cancelled(null);
        }
    }

    /**
     * Waits.
     *
     * @throws TTSException.Cancelled if it is cancelled or the thread is interrupted meanwhile
     */
    synchronized void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); left > 0 && !cancelled; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        check();
    }
}
