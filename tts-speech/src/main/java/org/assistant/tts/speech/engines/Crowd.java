package org.assistant.tts.speech.engines;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;

/**
 * Those who want sound of an engine, and how long one more would wait. The engine lets
 * groups of them take turns, so a group that wants much does not make others wait: a first sound takes one turn for each that
 * its own group wants before it, and no more than as many for each other group. Safe for many threads.
 */
public final class Crowd {

    /** Guess until somebody was heard, of a slow machine: with a lower one a burst on a fresh server was let in and waited 50 s. */
    private static final double SECONDS_A_TURN = 0.5;

    private final LongSupplier nanoTime;
    private final Pace turn = new Pace(SECONDS_A_TURN);
    private final Map<String, Integer> wanting = new HashMap<>(); // by group; guarded by this

    Crowd(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How many want sound now. */
    synchronized int wanting() {
        return wanting.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How long one more of {@code group} would wait for a first sound; not at all where nobody is, so that a wrong estimate mends
     * itself.
     */
    synchronized Duration estimatedWait(String group) {
        return wanting.isEmpty() ? Duration.ZERO : Duration.ofNanos((long) (turns(group) * turn.seconds() * 1e9));
    }

    /** The same for somebody of whose group nobody wants any. */
    public synchronized Duration estimatedWaitOfNewcomer() {
        return wanting.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos((long) ((wanting.size() + 1) * turn.seconds() * 1e9));
    }

    /** Whether a first sound would take longer than {@code longest} for somebody of whose group nobody wants any. */
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

    /** A place for somebody of {@code group} who wants nothing yet. */
    public Place place(String group) {
        return new Place(group);
    }

    /**
     * A place for somebody of {@code group} who wants a first sound.
     *
     * @param longest wait that makes sense
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

    /** How many turns it is until its first one. */
    private synchronized int join(String group) {
        int turns = turns(group);
        wanting.merge(group, 1, Integer::sum);
        return turns;
    }

    private synchronized void leave(String group) {
        wanting.computeIfPresent(group, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Somebody who wants sound, or just now none. For one thread. */
    public final class Place implements AutoCloseable {
        private final String group;
        private boolean wants;
        private int turns; // until the first sound; 0 if it is not waited for
        private long since;

        private Place(String group) {
            this.group = group;
        }

        /** Whether it is one in {@code crowd}. */
        public boolean isIn(Crowd crowd) {
            return crowd == Crowd.this;
        }

        /** Wants a first sound from now on, or still does. */
        public void wantsFirstSound() {
            if (!wants) {
                wants = true;
                turns = join(group);
                since = nanoTime.getAsLong();
            }
        }

        /** Wants more sound. */
        public void wantsMore() {
            if (!wants) {
                wants = true;
                turns = 0;
                join(group);
            }
        }

        /** Has got sound, and wants none while it listens. */
        public void listens() {
            if (turns > 0) {
                turn.took((nanoTime.getAsLong() - since) / 1e9 / turns);
            }
            close();
        }

        /** Wants nothing any more, for now. */
        @Override
        public void close() {
            turns = 0;
            if (wants) {
                wants = false;
                leave(group);
            }
        }
    }
}
