package org.assistant.tts.speech.record.timeline;

import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;

/** A histogram of measurements of one kind. Takes 1 to 15 KiB. Not thread-safe. */
final class Spread {

    /** Ten minutes in milliseconds, or a real-time factor of six thousand in per cent: enough for both. */
    private static final long MOST = 600_000;

    private static final int DIGITS = 2;

    private final AbstractHistogram counts;

    Spread() {
        counts = new IntCountsHistogram(DIGITS);
        counts.setAutoResize(true);
    }

    /** Counts {@code value}, clipped to 0 to {@link #MOST}. */
    void add(long value) {
        counts.recordValue(Math.max(0, Math.min(MOST, value)));
    }

    /** Adds all values of {@code other}. */
    void add(Spread other) {
        counts.add(other.counts);
    }

    /** Empty without measurements. */
    Optional<Percentiles> percentiles() {
        return counts.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new Percentiles(
                        counts.getValueAtPercentile(50),
                        counts.getValueAtPercentile(95),
                        counts.getValueAtPercentile(99)));
    }
}
