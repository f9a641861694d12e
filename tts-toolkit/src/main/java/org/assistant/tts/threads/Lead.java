package org.assistant.tts.threads;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures how far the sent sound is ahead of playback. A listener plays from the first piece and pauses while there is nothing
 * to play. For one thread at a time.
 */
public final class Lead {

    /** A listener with more sound left than this hears no gap if a few others go first. */
    static final long FAR_NANOS = 10_000_000_000L;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final LongSupplier clock;
    private long heardAllAt;

    /** @param clock a clock in nanoseconds */
    public Lead(LongSupplier clock) {
        this(clock, Duration.ZERO);
    }

    /** @param ahead sound that was sent earlier and is not played yet */
    public Lead(LongSupplier clock, Duration ahead) {
        this.clock = clock;
        this.heardAllAt = clock.getAsLong() + ahead.toNanos();
    }

    /** Records that {@code samples} were sent. */
    public void sent(int samples, int sampleRate) {
        heardAllAt = heardAllAt() + samples * NANOS_A_SECOND / sampleRate;
    }

    /** The time at which all sound will have been played, in nanoseconds of the clock; now if it has been. */
    public long heardAllAt() {
        long now = clock.getAsLong();
        return heardAllAt - now < 0 ? now : heardAllAt;
    }

    /** The sound that is not played yet, in nanoseconds. */
    public long nanos() {
        return Math.max(0, heardAllAt - clock.getAsLong());
    }

    /** Whether enough sound is left for others to go first. */
    public boolean isFar() {
        return nanos() > FAR_NANOS;
    }
}
