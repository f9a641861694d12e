package org.assistant.tts.speech.guard;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A text that a guarded engine was admitted to speak: its place in the lane, its run, and the run that replaces it on failure.
 * The place is held until the engine has really ended, whatever became of the text meanwhile. Thread-safe.
 */
public final class GuardedCall {

    private final GuardedEngine guarded;
    private final SpeechRequest request;
    private final Lane.Ticket ticket;
    private final Function<GuardFailure, SpeechRun> fallback;
    private SpeechRun run; // guarded by this; null until the engine is started
    private boolean abandoned; // guarded by this

    /** @param fallback starts another engine's run */
    GuardedCall(
            GuardedEngine guarded,
            SpeechRequest request,
            Lane.Ticket ticket,
            Function<GuardFailure, SpeechRun> fallback) {
        this.guarded = guarded;
        this.request = request;
        this.ticket = ticket;
        this.fallback = fallback;
    }

    /**
     * Waits for the place, starts the engine and waits for its first sound; an interrupt ends the wait.
     *
     * @param threads where the engine speaks
     * @return the run, whose first sound has come
     * @throws RuntimeException what the engine threw before its first sound
     */
    public SpeechRun begin(SpeechThreads threads) {
        ticket.await();
        SpeechRun started = launch(threads);
        started.await();
        if (!started.hasSound()) {
            started.take();
            throw new TTSException.SynthesisFailed("the engine " + guarded.name() + " made no sound", null);
        }
        return started;
    }

    private synchronized SpeechRun launch(SpeechThreads threads) {
        if (abandoned) {
            throw new TTSException.Cancelled(null);
        }
        SpeechRun launched = new SpeechRun(guarded.name(), guarded.engine(), request, ticket, this::ended);
        try {
            threads.execute(launched);
        } catch (RejectedExecutionException e) {
            throw new GuardFailure.Crowded("the server has no thread left");
        }
        run = launched;
        return launched;
    }

    /**
     * Ends the engine and starts the one that takes over.
     *
     * @param failure of the guarded call, as Fault Tolerance reports it
     * @return the other engine's run, just started
     * @throws TTSException if there is none, with the reason
     */
    public SpeechRun instead(Throwable failure) {
        boolean begun = abandon();
        if (failure instanceof CircuitBreakerOpenException) {
            guarded.breakerOpen();
        }
        if (failure instanceof TimeoutException) {
            return fallback.apply(begun ? late() : tooLongInTheQueue());
        }
        return fallback.apply(GuardFailure.of(failure));
    }

    private GuardFailure late() {
        synchronized (this) {
            guarded.wasLate(run.busyNanos());
        }
        return new GuardFailure(
                Cause.BUDGET,
                new TTSException.EngineOverloaded("the engine " + guarded.name() + " made no sound in time"));
    }

    private GuardFailure tooLongInTheQueue() {
        return new GuardFailure.Crowded("no place at " + guarded.name() + " in time");
    }

    /**
     * Gives the call up: ends the engine, if it has begun. No sound comes out after that. Idempotent.
     *
     * @return whether the engine had begun
     */
    public synchronized boolean abandon() {
        abandoned = true;
        if (run == null) {
            ticket.close();
            return false;
        }
        run.cancel();
        return true;
    }

    private void ended(SpeechRun ended) {
        guarded.ran(ended, request.text().length());
        ticket.close();
    }
}
