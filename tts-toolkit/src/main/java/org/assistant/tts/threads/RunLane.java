package org.assistant.tts.threads;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/** Limits the number of concurrent native runs, in the order of {@link Turns}. Thread-safe. */
public final class RunLane {

    /** A waiting run checks again on its own, since time alone may let it begin. */
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final String name;
    private final IntSupplier runs;
    private final int mostWaiting;
    private final LongSupplier nanoTime;
    private final Turns turns; // guarded by this, like all below
    private final Set<Place> kept = new HashSet<>();
    private int running; // including kept places

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
        Place place = place("");
        place.started = started;
        return place.run(nanoTime.getAsLong(), run);
    }

    /**
     * Returns the place of a new speech.
     *
     * @param group the group that shares turns with this speech
     */
    public Place place(String group) {
        return new Place(group);
    }

    /** The place of one speech. The speech has it during each run and may keep it between two runs. Not thread-safe. */
    public final class Place implements AutoCloseable {
        private final String group;
        private boolean started;
        private long keepNanos;
        private Turns.Waiting turn; // guarded by the lane, like the field below
        private long keptUntil;

        private Place(String group) {
            this.group = group;
        }

        /**
         * Executes {@code run} at its turn.
         *
         * @param dry the time at which the listener will have played all earlier sound, by {@link System#nanoTime}
         * @throws TTSException.EngineOverloaded if too many runs are waiting already; never after the first run of the speech
         * @throws TTSException.Cancelled if the thread was interrupted while it waited
         */
        public <T> T run(long dry, Supplier<T> run) {
            try {
                enter(this, dry);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
            started = true;
            keepNanos = 0;
            try {
                return run.get();
            } finally {
                leave(this);
            }
        }

        /**
         * Keeps the place after the current run, for the next run of the speech. The listener has so little sound left that the run
         * of another speech in between would cause a gap.
         *
         * @param nanos the longest time to keep it
         */
        public void keep(long nanos) {
            keepNanos = nanos;
        }

        /** Gives up the place if it was kept. */
        @Override
        public void close() {
            giveUp(this);
        }
    }

    private synchronized void enter(Place place, long dry) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (kept.remove(place)) {
            return;
        }
        Turns.Waiting turn = turns.add(place.group, dry);
        call();
        if (!turn.isCalled() && turns.urgent() > mostWaiting && !place.started) {
            turns.remove(turn);
            throw new TTSException.EngineOverloaded(
                    name + " is busy, " + mostWaiting + " texts wait already; try later");
        }
        try {
            while (!turn.isCalled()) {
                TimeUnit.NANOSECONDS.timedWait(this, LOOK_AGAIN_NANOS);
                call();
            }
            place.turn = turn;
        } catch (InterruptedException e) {
            turns.remove(turn);
            if (turn.isCalled()) {
                end(turn);
                call();
            }
            throw e;
        }
    }

    private synchronized void leave(Place place) {
        if (place.keepNanos > 0) {
            place.keptUntil = nanoTime.getAsLong() + place.keepNanos;
            kept.add(place);
        } else {
            end(place.turn);
            call();
        }
    }

    private synchronized void giveUp(Place place) {
        if (kept.remove(place)) {
            end(place.turn);
            call();
        }
    }

    private void end(Turns.Waiting turn) {
        running--;
        turns.ended(turn);
    }

    /** Gives free places to the next runs. */
    private synchronized void call() {
        long now = nanoTime.getAsLong();
        kept.removeIf(place -> {
            boolean late = now - place.keptUntil >= 0;
            if (late) {
                end(place.turn);
            }
            return late;
        });
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
