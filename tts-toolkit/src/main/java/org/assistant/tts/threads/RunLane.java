package org.assistant.tts.threads;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/** Limits the number of concurrent native runs, in the order of {@link Turns}. Safe for use by many threads. */
public final class RunLane {

    /** A waiting run checks again on its own, since time alone may let it begin. */
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final String name;
    private final IntSupplier runs;
    private final int mostWaiting;
    private final LongSupplier nanoTime;
    private final Turns turns; // guarded by this, like all below
    private int running;

    /**
     * Makes an empty lane.
     *
     * @param name the name of the engine, for people
     * @param runs the most runs at once
     * @param mostWaiting the most urgent runs that may wait when a new speech requests its first run
     */
    public RunLane(String name, int runs, int mostWaiting) {
        this(name, runs, mostWaiting, System::nanoTime);
    }

    /**
     * Makes a lane whose width is known once the engine is loaded.
     *
     * @param runs returns the most runs at once; called at each run, so it must be quick
     */
    public RunLane(String name, IntSupplier runs, int mostWaiting) {
        this(name, runs, mostWaiting, System::nanoTime);
    }

    RunLane(String name, int runs, int mostWaiting, LongSupplier nanoTime) {
        this(name, () -> runs, mostWaiting, nanoTime);
    }

    private RunLane(String name, IntSupplier runs, int mostWaiting, LongSupplier nanoTime) {
        this.name = name;
        this.runs = runs;
        this.mostWaiting = mostWaiting;
        this.nanoTime = nanoTime;
        this.turns = new Turns(nanoTime);
    }

    /** Executes {@code run} at its turn, for a speech with an unknown listener. */
    public <T> T run(boolean started, Supplier<T> run) {
        return run(started, "", nanoTime.getAsLong(), run);
    }

    /**
     * Executes {@code run} at its turn.
     *
     * @param started whether this speech had a run before; such a speech is never refused
     * @param group the group that shares turns with this speech
     * @param dry the time at which the listener will have played all earlier sound, by {@link System#nanoTime}
     * @throws TTSException.EngineOverloaded if too many runs are waiting already
     * @throws TTSException.Cancelled if the thread was interrupted while it waited
     */
    public <T> T run(boolean started, String group, long dry, Supplier<T> run) {
        Turns.Waiting turn;
        try {
            turn = enter(started, group, dry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        try {
            return run.get();
        } finally {
            leave(turn);
        }
    }

    private synchronized Turns.Waiting enter(boolean started, String group, long dry) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Turns.Waiting turn = turns.add(group, dry);
        call();
        if (!turn.isCalled() && turns.urgent() > mostWaiting && !started) {
            turns.remove(turn);
            throw new TTSException.EngineOverloaded(
                    name + " is busy, " + mostWaiting + " texts wait already; try later");
        }
        try {
            while (!turn.isCalled()) {
                TimeUnit.NANOSECONDS.timedWait(this, LOOK_AGAIN_NANOS);
                call();
            }
            return turn;
        } catch (InterruptedException e) {
            turns.remove(turn);
            if (turn.isCalled()) {
                leave(turn);
            }
            throw e;
        }
    }

    private synchronized void leave(Turns.Waiting turn) {
        running--;
        turns.ended(turn);
        call();
    }

    /** Gives free places to the next runs. */
    private synchronized void call() {
        int places = runs.getAsInt();
        boolean called = false;
        while (running < places && turns.call(running + 1 == places)) {
            running++;
            called = true;
        }
        if (called) {
            notifyAll();
        }
    }

    /** Whether nothing runs or waits, and no group except {@code group} had an urgent run lately. */
    public synchronized boolean isLeftTo(String group) {
        return running == 0 && turns.size() == 0 && turns.isLeftTo(group);
    }

    /** The number of waiting runs. */
    public synchronized int waiting() {
        return turns.size();
    }
}
