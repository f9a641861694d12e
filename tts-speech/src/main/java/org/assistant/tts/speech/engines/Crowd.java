package org.assistant.tts.speech.engines;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;

/**
 * The listeners that wait for sound from an engine, and how long one more would wait. The engine lets groups of them take turns,
 * so a group with many requests does not delay the others: a first sound takes one turn for each earlier request of its own
 * group, and at most as many for each other group. Thread-safe.
 *
 * <p>A turn is the work for one listener until it is far ahead or has received everything: the sum of its waits, each divided by
 * the number of turns that it waited for. The first sound alone would be too short a measure: an engine that sounds inside a
 * sentence gives each listener of a burst a first sound soon, and then has the rest of all their sentences to make.
 */
public final class Crowd {

    /** The guess for a slow machine until a first sound is measured: with a lower one, a burst on a fresh server waited 50 s. */
    private static final double SECONDS_A_TURN = 0.5;

    private final LongSupplier nanoTime;
    private final Pace turn = new Pace(SECONDS_A_TURN);
    private final Map<String, Integer> wanting = new HashMap<>(); // by group; guarded by this

    Crowd(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The number of listeners that wait for sound now. */
    synchronized int wanting() {
        return wanting.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How long one more of {@code group} would wait for a first sound; zero if no listener waits, so that a wrong estimate gets
     * corrected.
     */
    synchronized Duration estimatedWait(String group) {
        return wanting.isEmpty() ? Duration.ZERO : Duration.ofNanos((long) (turns(group) * turn.seconds() * 1e9));
    }

    /** The same for a client whose group has no listener that waits. */
    public synchronized Duration estimatedWaitOfNewcomer() {
        return wanting.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos((long) ((wanting.size() + 1) * turn.seconds() * 1e9));
    }

    /** Whether even a client whose group has no listener that waits would wait longer than {@code longest} for a first sound. */
    public synchronized boolean isFullForAll(Duration longest) {
        return estimatedWaitOfNewcomer().compareTo(longest) > 0;
    }

    private synchronized int turns(String group) {
        int own = wanting.getOrDefault(group, 0) + 1;
        int turns = own;
        for (Map.Entry<String, Integer> other : wanting.entrySet()) {
            turns += other.getKey().equals(group) ? 0 : Math.min(own, other.getValue());
        }
        return turns;
    }

    /** A place for a listener of {@code group} that does not wait for sound yet. */
    public Place place(String group) {
        return new Place(group);
    }

    /**
     * A place for a listener of {@code group} that waits for a first sound.
     *
     * @param longest wait that is acceptable
     * @throws TTSException.EngineOverloaded if it would be longer, with the time after which it should not be
     */
    public synchronized Place enter(String group, Duration longest) {
        Duration wait = estimatedWait(group);
        if (wait.compareTo(longest) > 0) {
            throw new TTSException.EngineOverloaded(
                    "the first sound would come only after " + wait.toSeconds() + " seconds; try again later",
                    wait.minus(longest));
        }
        Place place = new Place(group);
        place.wantsFirstSound();
        return place;
    }

    /** Adds a listener; returns the number of turns until it receives sound. */
    private synchronized int join(String group) {
        int turns = turns(group);
        wanting.merge(group, 1, Integer::sum);
        return turns;
    }

    private synchronized void leave(String group) {
        wanting.computeIfPresent(group, (key, count) -> count == 1 ? null : count - 1);
    }

    /** A listener, which waits for sound or, for now, does not. Not thread-safe. */
    public final class Place implements AutoCloseable {
        private final String group;
        private boolean wants;
        private int turns; // until the sound it waits for
        private long since;
        private double share; // seconds of the engine that its sound has taken so far
        private boolean whole; // whether that began with the wait for a first sound

        private Place(String group) {
            this.group = group;
        }

        /** Whether it belongs to {@code crowd}. */
        public boolean isIn(Crowd crowd) {
            return crowd == Crowd.this;
        }

        /** Waits for a first sound from now on, or still does. */
        public void wantsFirstSound() {
            if (!wants) {
                share = 0;
                whole = true;
                want();
            }
        }

        /** Waits for more sound. */
        public void wantsMore() {
            if (!wants) {
                want();
            }
        }

        private void want() {
            wants = true;
            turns = join(group);
            since = nanoTime.getAsLong();
        }

        /** Has received sound, and waits for none while it plays. */
        public void listens() {
            if (wants) {
                share += (nanoTime.getAsLong() - since) / 1e9 / turns;
                leave();
            }
        }

        /** Has received everything, or so much that others go first: its turn is over. */
        public void turnEnds() {
            leave();
            if (whole) {
                turn.took(share);
                whole = false;
            }
        }

        /** Waits for nothing, for now; a turn that is not over is not measured. */
        @Override
        public void close() {
            leave();
            whole = false;
        }

        private void leave() {
            if (wants) {
                wants = false;
                Crowd.this.leave(group);
            }
        }
    }
}
