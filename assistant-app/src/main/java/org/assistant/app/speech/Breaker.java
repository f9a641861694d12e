package org.assistant.app.speech;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Leaves an engine alone for a while when too many sentences failed lately, then tries one at a time until it is well again.
 * Safe for many threads.
 */
final class Breaker {

    /** Sentences that are looked at. */
    static final int WINDOW = 10;

    /** So many failures of them are too many. */
    static final int TOO_MANY = 5;

    /** Sentences in a row that show that it is well again. */
    static final int CURED = 2;

    /** How long it is left alone. */
    static final Duration REST = Duration.ofSeconds(5);

    /** How a sentence went. */
    enum Outcome {
        WELL,
        FAILED,
        /** It says nothing about the engine: cancelled, refused. */
        NEITHER
    }

    private final LongSupplier nanoTime;
    private final Deque<Outcome> latest = new ArrayDeque<>(); // guarded by this, like all below
    private boolean open;
    private long openedAt;
    private boolean trying;
    private int cured;

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the engine is left alone, or only tried. */
    synchronized boolean isOpen() {
        return open;
    }

    /** Leave to try a sentence; nothing while the engine is left alone. */
    synchronized Optional<Pass> admit() {
        if (!open) {
            return Optional.of(new Pass(false));
        }
        if (trying || nanoTime.getAsLong() - openedAt < REST.toNanos()) {
            return Optional.empty();
        }
        trying = true;
        return Optional.of(new Pass(true));
    }

    private synchronized void ended(boolean trial, Outcome outcome) {
        trying &= !trial;
        if (outcome == Outcome.NEITHER) {
            return;
        }
        if (open) {
            if (trial) {
                tried(outcome);
            }
            return; // begun before it opened
        }
        latest.addLast(outcome);
        if (latest.size() > WINDOW) {
            latest.removeFirst();
        }
        if (latest.stream().filter(one -> one == Outcome.FAILED).count() >= TOO_MANY) {
            open();
        }
    }

    private void tried(Outcome outcome) {
        cured = outcome == Outcome.WELL ? cured + 1 : 0;
        if (outcome == Outcome.FAILED) {
            open();
        } else if (cured >= CURED) {
            open = false;
            latest.clear();
        }
    }

    private void open() {
        open = true;
        openedAt = nanoTime.getAsLong();
        cured = 0;
    }

    /** Leave to try one sentence. */
    final class Pass {
        private final boolean trial;
        private final AtomicBoolean used = new AtomicBoolean();

        private Pass(boolean trial) {
            this.trial = trial;
        }

        /** The sentence went so; counts once. */
        void ended(Outcome outcome) {
            if (used.compareAndSet(false, true)) {
                Breaker.this.ended(trial, outcome);
            }
        }
    }
}
