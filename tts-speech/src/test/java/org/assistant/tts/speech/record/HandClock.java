package org.assistant.tts.speech.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class HandClock extends Clock {

    private volatile Instant now;

    /** Starts at noon. */
    public HandClock() {
        this(Instant.parse("2026-11-23T12:00:00Z"));
    }

    public HandClock(Instant now) {
        this.now = now;
    }

    /** Moves by {@code time}; backwards if that is negative. */
    public void move(Duration time) {
        now = now.plus(time);
    }

    /** The time in nanoseconds, for code that measures durations. */
    public long nanos() {
        return millis() * 1_000_000;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
