package org.assistant.tts.threads;

import java.util.HashSet;
import java.util.Set;
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
    private final Set<Place> kept = new HashSet<>();
    private int running; // those that are kept count

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
        Place place = place("");
        place.started = started;
        return place.run(nanoTime.getAsLong(), run);
    }

    /**
     * The place of a new speech.
     *
     * @param group of speeches that share their turns
     */
    public Place place(String group) {
        return new Place(group);
    }

    /** The place of one speech, which it has during each of its runs and may keep between two of them. For one thread at a time. */
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
         * Does {@code run} when its turn comes.
         *
         * @param dry when the listener will have played all sound before it, as {@link System#nanoTime} counts
         * @throws TTSException.EngineOverloaded if too many wait already; never after the first run of the speech, which let it in
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
         * Keeps the place after the run that calls this, for the next run of the speech. For sound that follows so soon that its listener
         * would hear a gap if the run of another speech came between.
         *
         * @param nanos the longest time between the two runs
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

    /** Gives the free places to those who are next. */
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

    /** Whether nothing runs, nobody waits, and no other group than {@code group} had an urgent run of late. */
    public synchronized boolean isLeftTo(String group) {
        return running == 0 && turns.size() == 0 && turns.isLeftTo(group);
    }

    /** How many runs wait now. */
    public synchronized int waiting() {
        return turns.size();
    }
}
