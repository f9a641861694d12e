package org.assistant.tts.xtts.gpt;

import java.util.function.Supplier;

/** Records native runs in progress. Thread-safe. */
public final class NativeWork {

    private int running; // guarded by this, like the field below
    private long lastEnd = System.nanoTime();

    /** Performs {@code run} and records its end, even if it fails. */
    public <T> T during(Supplier<T> run) {
        synchronized (this) {
            running++;
        }
        try {
            return run.get();
        } finally {
            synchronized (this) {
                running--;
                lastEnd = System.nanoTime();
            }
        }
    }

    /** The number of runs in progress. */
    public synchronized int running() {
        return running;
    }

    /** The end of the last run, in the time of {@link System#nanoTime}. */
    public synchronized long lastEnd() {
        return lastEnd;
    }
}
