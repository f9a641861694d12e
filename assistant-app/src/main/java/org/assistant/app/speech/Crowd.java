package org.assistant.app.speech;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;

/**
 * Those who want sound of an engine that speaks on the callers' own threads, and how long one more would wait: the engine lets
 * them take turns, so a first sound takes as many turns as there are of them. Safe for many threads.
 */
final class Crowd {

    /** Guess until somebody was heard, of a slow machine: with a lower one a burst on a fresh server was let in and waited 50 s. */
    private static final double SECONDS_A_TURN = 0.5;

    private final LongSupplier nanoTime;
    private final Pace turn = new Pace(SECONDS_A_TURN);
    private int wanting; // guarded by this

    Crowd(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How many want sound now. */
    synchronized int wanting() {
        return wanting;
    }

    /** How long one more would wait for a first sound; not at all where nobody is, so that a wrong estimate mends itself. */
    synchronized Duration estimatedWait() {
        return wanting == 0 ? Duration.ZERO : Duration.ofNanos((long) ((wanting + 1) * turn.seconds() * 1e9));
    }

    /** A place for somebody who wants nothing yet. */
    Place place() {
        return new Place();
    }

    /**
     * A place for somebody who wants a first sound.
     *
     * @param longest wait that makes sense
     * @throws TTSException.EngineOverloaded if it would be longer, with the time after which it should not be
     */
    synchronized Place enter(Duration longest) {
        Duration wait = estimatedWait();
        if (wait.compareTo(longest) > 0) {
            throw new TTSException.EngineOverloaded(
                    "the first sound would come after " + wait.toSeconds() + " seconds only; try again later",
                    wait.minus(longest));
        }
        Place place = new Place();
        place.wantsFirstSound();
        return place;
    }

    private synchronized int join() {
        wanting++;
        return wanting;
    }

    private synchronized void leave() {
        wanting--;
    }

    /** Somebody who wants sound, or just now none. For one thread. */
    final class Place implements AutoCloseable {
        private boolean wants;
        private int turns; // until the first sound; 0 if it is not waited for
        private long since;

        private Place() {}

        /** Whether it is one in {@code crowd}. */
        boolean isIn(Crowd crowd) {
            return crowd == Crowd.this;
        }

        /** Wants a first sound from now on, or still does. */
        void wantsFirstSound() {
            if (!wants) {
                wants = true;
                turns = join();
                since = nanoTime.getAsLong();
            }
        }

        /** Wants more sound. */
        void wantsMore() {
            if (!wants) {
                wants = true;
                turns = 0;
                join();
            }
        }

        /** Has got sound, and wants none while it listens. */
        void listens() {
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
                leave();
            }
        }
    }
}
