package org.assistant.it.nodes;

import java.time.Duration;

/** What a person hears who plays the sound of one sentence as soon as it arrives. Not thread-safe. */
final class PlayedSound {

    /** Raw sound has 16 bits at 24 kHz. */
    static final long BYTES_A_SECOND = 48_000;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private long firstAt;
    private long playedUntil;
    private long longestGap;
    private long bytes;

    /** Notes that {@code count} bytes arrived at {@code now}, by {@link System#nanoTime}. */
    void arrived(int count, long now) {
        if (bytes == 0) {
            firstAt = now;
            playedUntil = now;
        } else if (now - playedUntil > 0) {
            longestGap = Math.max(longestGap, now - playedUntil);
            playedUntil = now;
        }
        bytes += count;
        playedUntil += count * NANOS_A_SECOND / BYTES_A_SECOND;
    }

    /** Whether any sound came. */
    boolean began() {
        return bytes > 0;
    }

    /** When the first sound came. */
    long firstAt() {
        return firstAt;
    }

    /** When all sound so far has been played. */
    long playedUntil() {
        return playedUntil;
    }

    /** The longest silence after the first sound. */
    Duration longestGap() {
        return Duration.ofNanos(longestGap);
    }
}
