package org.assistant.tts.threads;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/** Lets a bounded number of native runs happen at once, in the order of {@link Turns}. Safe for many threads. */
public final class RunLane {

    /** Nobody wakes those who wait because a while has passed. */
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final String name;
    private final IntSupplier runs;
    private final int mostWaiting;
    private final LongSupplier nanoTime;
    private final Turns turns; // guarded by this, like all below
    private int running;

    /**
     * A lane where nobody is yet.
     *
     * @param name of the engine, for people
     * @param runs most runs at once
     * @param mostWaiting urgent runs that may wait when a new speech asks for its first one
     */
    public RunLane(String name, int runs, int mostWaiting) {
        this(name, runs, mostWaiting, System::nanoTime);
    }

    /**
     * A lane whose width is known once the engine is loaded.
     *
     * @param runs most runs at once, asked at each run; quick
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

    /** Does {@code run} when its turn comes; for a speech of whose listener nothing is known. */
    public <T> T run(boolean started, Supplier<T> run) {
        return run(started, "", nanoTime.getAsLong(), run);
    }

    /**
     * Does {@code run} when its turn comes.
     *
     * @param started whether this speech had a run before; such a speech is never refused, it was let in already
     * @param group with whom it shares its turns
     * @param dry when the listener will have played all sound before it, as {@link System#nanoTime} counts
     * @throws TTSException.EngineOverloaded if too many wait already
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

    /** Gives the free places to those who are next. */
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

    /** Whether nothing runs, nobody waits, and no other group than {@code group} had an urgent run of late. */
    public synchronized boolean isLeftTo(String group) {
        return running == 0 && turns.size() == 0 && turns.isLeftTo(group);
    }

    /** How many runs wait now. */
    public synchronized int waiting() {
        return turns.size();
    }
}
