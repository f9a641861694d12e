package org.assistant.tts.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who is next at an engine. Whoever's listener has little left to play, or has heard nothing yet, goes before those whose
 * listener has much; among either, the groups take turns, one run each, however many runs a group asks for; and the runs of a
 * group go in the order in which they were asked for. So nobody is starved: sound that is far ahead is left alone until it is
 * not, and then has its share. Nothing here waits: with nobody else there, the sound that is far ahead is next. For one thread
 * at a time.
 */
final class Turns {

    /** A listener with more sound than this left hears no gap while a few others go first. */
    static final long FAR_NANOS = 10_000_000_000L;

    private final LongSupplier nanoTime;
    private final List<Waiting> waiting = new ArrayList<>();

    /** The round that the latest run was of; each group has one run a round. */
    private long round;

    /** The first round in which a group that had runs may have its next one, if that is yet to come. */
    private final Map<String, Long> nextRound = new HashMap<>();

    Turns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Somebody who wants a run. */
    static final class Waiting {
        private final String group;
        private final long dry;
        private boolean called;

        private Waiting(String group, long dry) {
            this.group = group;
            this.dry = dry;
        }

        /** Whether it was next. */
        boolean isCalled() {
            return called;
        }
    }

    /** Adds a run for {@code group}, whose listener will have played all at {@code dry}. */
    Waiting add(String group, long dry) {
        Waiting added = new Waiting(group, dry);
        waiting.add(added);
        return added;
    }

    void remove(Waiting gone) {
        waiting.remove(gone);
    }

    int size() {
        return waiting.size();
    }

    /** Calls whoever is next, if there is somebody. */
    boolean call() {
        if (waiting.isEmpty()) {
            return false;
        }
        long now = nanoTime.getAsLong();
        Waiting next = waiting.get(0);
        for (Waiting one : waiting) {
            if (isBefore(one, next, now)) {
                next = one;
            }
        }
        waiting.remove(next);
        next.called = true;
        began(next.group);
        return true;
    }

    /** Notes that a run for {@code group} begins. */
    void began(String group) {
        round = round(group);
        nextRound.put(group, round + 1);
        nextRound.values().removeIf(next -> next <= round);
    }

    private boolean isBefore(Waiting one, Waiting other, long now) {
        boolean far = one.dry - now > FAR_NANOS;
        boolean otherFar = other.dry - now > FAR_NANOS;
        return far == otherFar ? round(one.group) < round(other.group) : otherFar;
    }

    private long round(String group) {
        return Math.max(round, nextRound.getOrDefault(group, round));
    }
}
