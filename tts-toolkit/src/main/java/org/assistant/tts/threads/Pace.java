package org.assistant.tts.threads;

/**
 * How long one of many alike pieces of work takes here: a mean in which earlier ones fade; the first one takes the place of the
 * guess. Safe for use by many threads.
 */
public final class Pace {

    /** Share of the newest piece: a machine that becomes slower is noticed after a few. */
    private static final double NEWEST = 0.2;

    private double seconds; // guarded by this
    private long measured; // guarded by this; pieces

    /** @param guess seconds a piece, for as long as none was made */
    public Pace(double guess) {
        this.seconds = guess;
    }

    /** Seconds a piece. */
    public synchronized double seconds() {
        return seconds;
    }

    /**
     * Tells that {@code pieces} were made.
     *
     * @param start of it, as {@link System#nanoTime} said
     */
    public void took(long start, int pieces) {
        took((System.nanoTime() - start) / 1e9 / pieces);
    }

    /** Tells that a piece took {@code newest} seconds. */
    public synchronized void took(double newest) {
        measured++;
        seconds += Math.max(NEWEST, 1.0 / measured) * (newest - seconds);
    }
}
