package org.assistant.tts.speech.record.timeline;

import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;

/** How measurements of one kind are spread. Takes 1 to 15 KiB. For one thread at a time. */
final class Spread {

    /** Ten minutes in milliseconds, or six thousand times slower than life in per cent: enough for both. */
    private static final long MOST = 600_000;

    private static final int DIGITS = 2;

    private final AbstractHistogram counts;

    Spread() {
        counts = new IntCountsHistogram(DIGITS);
        counts.setAutoResize(true);
    }

    /** Counts {@code value}; what lies outside of 0 to ten minutes as the nearer of these. */
    void add(long value) {
        counts.recordValue(Math.max(0, Math.min(MOST, value)));
    }

    /** Counts all that {@code other} did. */
    void add(Spread other) {
        counts.add(other.counts);
    }

    /** Nothing if nothing was measured. */
    Optional<Percentiles> percentiles() {
        return counts.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new Percentiles(
                        counts.getValueAtPercentile(50),
                        counts.getValueAtPercentile(95),
                        counts.getValueAtPercentile(99)));
    }
}
