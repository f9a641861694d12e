package org.assistant.tts.xtts.gpt;

import java.util.function.Supplier;

/** Notes when native runs are under way. Safe for use by many threads. */
public final class NativeWork {

    private int running; // guarded by this, as below
    private long lastEnd = System.nanoTime();

    /** Does {@code run} and notes its end, whatever way it ends. */
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

    /** How many runs are under way. */
    public synchronized int running() {
        return running;
    }

    /** When the last run ended, by {@link System#nanoTime}. */
    public synchronized long lastEnd() {
        return lastEnd;
    }
}
