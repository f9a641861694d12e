package org.assistant.tts.threads;

/**
 * The mean time of similar pieces of work, in which older pieces count less; the first piece replaces the initial guess.
 * Thread-safe.
 */
public final class Pace {

    /** The weight of the newest piece: a slowdown of the machine shows after a few pieces. */
    private static final double NEWEST = 0.2;

    private double seconds; // guarded by this
    private long measured; // guarded by this; number of pieces

    /** @param guess seconds a piece, until the first is measured */
    public Pace(double guess) {
        this.seconds = guess;
    }

    /** The mean seconds a piece. */
    public synchronized double seconds() {
        return seconds;
    }

    /**
     * Records that {@code pieces} were made.
     *
     * @param start the start of the work by {@link System#nanoTime}
     */
    public void took(long start, int pieces) {
        took((System.nanoTime() - start) / 1e9 / pieces);
    }

    /** Records that a piece took {@code newest} seconds. */
    public synchronized void took(double newest) {
        measured++;
        seconds += Math.max(NEWEST, 1.0 / measured) * (newest - seconds);
    }
}
