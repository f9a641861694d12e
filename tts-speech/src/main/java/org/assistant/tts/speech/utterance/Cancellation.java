package org.assistant.tts.speech.utterance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assistant.tts.spi.TTSException;

/** Whether an utterance was cancelled from outside, and how to stop its current work. Thread-safe. */
final class Cancellation {

    private boolean cancelled; // guarded by this
    private Runnable stop = () -> {}; // guarded by this

    /** Cancels it. Idempotent. */
    synchronized void cancel() {
        cancelled = true;
        stop.run();
        notifyAll();
    }

    /**
     * Sets the {@code action} to run on cancellation, or runs it at once if it has happened. Replaces the action before.
     *
     * @param action quick, and safe to run more than once
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
     * Waits for {@code time}.
     *
     * @throws TTSException.Cancelled if it is cancelled or the thread interrupted meanwhile
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
