package org.assistant.app.speech;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.assistant.app.observe.Cause;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * A sentence that a guarded engine was let in to speak: its deadline, its place in the lane, its run. The place is held until
 * the engine has really ended, whatever became of the sentence meanwhile. Safe for many threads.
 */
final class SentenceCall {

    private final GuardedEngine guarded;
    private final SpeechRequest sentence;
    private final Duration budget;
    private final long deadline;
    private final Lane.Ticket ticket;
    private final Breaker.Pass pass;
    private SpeechRun run; // guarded by this; null until the engine is started
    private boolean abandoned; // guarded by this
    private volatile long startedAt;

    SentenceCall(
            GuardedEngine guarded,
            SpeechRequest sentence,
            Duration budget,
            long deadline,
            Lane.Ticket ticket,
            Breaker.Pass pass) {
        this.guarded = guarded;
        this.sentence = sentence;
        this.budget = budget;
        this.deadline = deadline;
        this.ticket = ticket;
        this.pass = pass;
        this.startedAt = deadline;
    }

    /** When the first sound must be there, as {@link System#nanoTime} counts. */
    long deadline() {
        return deadline;
    }

    /** The time for the first sound. */
    Duration budget() {
        return budget;
    }

    /** When the engine began, as {@link System#nanoTime} counts; the deadline if it did not. */
    long startedAt() {
        return startedAt;
    }

    /**
     * Waits for the place, starts the engine and waits for its first sound, until the deadline.
     *
     * @param threads where the engine speaks
     * @throws GuardFailure if there is no sound by then; the engine is being ended then
     * @throws RuntimeException what the engine threw before its first sound
     */
    SpeechRun start(Executor threads) {
        if (!ticket.await(deadline)) {
            throw new GuardFailure.Crowded("no place at " + guarded.name() + " within " + budget.toMillis() + " ms");
        }
        SpeechRun started = launch(threads);
        if (!started.await(deadline)) {
            throw late();
        }
        if (!started.hasSound()) {
            started.take();
            throw new TTSException.SynthesisFailed(guarded.name() + " made no sound", null);
        }
        return started;
    }

    private synchronized SpeechRun launch(Executor threads) {
        if (abandoned) {
            throw new TTSException.Cancelled(null);
        }
        SpeechRun launched = new SpeechRun(guarded.engine(), sentence, this::ended);
        try {
            threads.execute(launched);
        } catch (RejectedExecutionException e) {
            throw new GuardFailure.Crowded("the server has no thread left");
        }
        startedAt = System.nanoTime();
        run = launched;
        return launched;
    }

    /** There was no sound in time: ends the engine. */
    GuardFailure late() {
        abandon();
        if (startedAt != deadline) {
            guarded.wasLate(System.nanoTime() - startedAt);
        }
        return new GuardFailure(
                Cause.BUDGET,
                new TTSException.EngineOverloaded(
                        guarded.name() + " made no sound within " + budget.toMillis() + " ms"));
    }

    /** The sound stopped coming: ends the engine. */
    GuardFailure stalled() {
        abandon();
        return new GuardFailure(
                Cause.STALLED,
                new TTSException.SynthesisFailed(guarded.name() + " stopped in the middle of a sentence", null));
    }

    /** Nobody waits for it any more: ends the engine, if it has begun. No sound comes out after that. Idempotent. */
    synchronized void abandon() {
        abandoned = true;
        if (run == null) {
            ticket.close();
        } else {
            run.cancel();
        }
    }

    /** How the sentence went, as far as the engine is concerned; the first word counts. */
    void went(Breaker.Outcome outcome) {
        pass.ended(outcome);
    }

    /** How long the engine worked on it, in nanoseconds. */
    synchronized long busyNanos() {
        return run == null ? 0 : run.busyNanos();
    }

    private void ended(SpeechRun ended) {
        guarded.ran(ended, sentence.text().length());
        ticket.close();
    }
}
