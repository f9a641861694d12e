package org.assistant.tts.threads;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/** Lets a bounded number of native runs happen at once, in the order in which they were asked for. */
public final class RunLane {

    private final String name;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int mostWaiting;

    /**
     * A lane where nobody is yet.
     *
     * @param name of the engine, for people
     * @param runs most runs at once
     * @param mostWaiting runs that may wait when a new speech asks for its first one
     */
    public RunLane(String name, int runs, int mostWaiting) {
        this.name = name;
        this.permits = new Semaphore(runs, true);
        this.mostWaiting = mostWaiting;
    }

    /**
     * Does {@code run} when its turn comes.
     *
     * @param started whether this speech had a run before; such a speech is never refused, it was let in already
     * @throws TTSException.EngineOverloaded if too many wait already
     * @throws TTSException.Cancelled if the thread was interrupted while it waited
     */
    public <T> T run(boolean started, Supplier<T> run) {
        try {
            // With a time, unlike without one, tryAcquire does not overtake those who wait.
            if (!permits.tryAcquire(0, TimeUnit.SECONDS)) {
                await(started);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        try {
            return run.get();
        } finally {
            permits.release();
        }
    }

    private void await(boolean started) throws InterruptedException {
        try {
            if (waiting.incrementAndGet() > mostWaiting && !started) {
                throw new TTSException.EngineOverloaded(
                        name + " is busy, " + mostWaiting + " texts wait already; try later");
            }
            permits.acquire();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many runs wait now. */
    public int waiting() {
        return waiting.get();
    }
}
