package org.assistant.tts.speech.record;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what has happened since the start. Not thread-safe. */
public final class Tally {

    private final Instant since;
    private final Map<String, Long> spoken = new TreeMap<>();
    private final Map<Cause, Long> fallbacks = new EnumMap<>(Cause.class);
    private long sentences;
    private long repeated;
    private long lost;
    private long cancelled;
    private long refused;
    private long characters;
    private long audioMillis;

    public Tally(Instant since) {
        this.since = since;
        for (Cause cause : Cause.values()) {
            fallbacks.put(cause, 0L);
        }
    }

    public void add(SentenceReport report) {
        if (report.ending() == SentenceReport.Ending.REFUSED) {
            return;
        }
        sentences++;
        audioMillis += report.audioMillis();
        repeated += report.repeated() ? 1 : 0;
        report.fallback().ifPresent(cause -> fallbacks.merge(cause, 1L, Long::sum));
        if (report.ending() == SentenceReport.Ending.SPOKEN) {
            spoken.merge(report.spoke(), 1L, Long::sum);
            characters += report.characters();
        }
        cancelled += report.ending() == SentenceReport.Ending.CANCELLED ? 1 : 0;
        lost += report.ending() == SentenceReport.Ending.FAILED ? 1 : 0;
    }

    public void addRefusal() {
        refused++;
    }

    public Totals totals() {
        return new Totals(
                since,
                sentences,
                new TreeMap<>(spoken),
                new EnumMap<>(fallbacks),
                repeated,
                lost,
                cancelled,
                refused,
                characters,
                audioMillis);
    }
}
