package org.assistant.tts.speech.record.timeline;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The time that a plot shows. Each has the same number of steps, so that all plots are equally fine. */
public enum Span {
    QUARTER(Duration.ofMinutes(15), "15m"),
    HOUR(Duration.ofHours(1), "1h"),
    DAY(Duration.ofDays(1), "24h");

    /** The number of steps of each. */
    public static final int STEPS = 180;

    private final Duration length;
    private final String word;

    Span(Duration length, String word) {
        this.length = length;
        this.word = word;
    }

    /** Length of a step. */
    public int stepSeconds() {
        return (int) length.toSeconds() / STEPS;
    }

    /** The name in requests. */
    public String word() {
        return word;
    }

    /** The span that {@code word} names. */
    public static Optional<Span> of(String word) {
        return Arrays.stream(values()).filter(span -> span.word.equals(word)).findFirst();
    }
}
