package org.assistant.tts.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Chooses the next run of an engine. A run whose listener has little left to play, or has heard nothing yet, is urgent. Urgent
 * runs go first. Among them, the next group is the one whose runs have taken the least time, however many runs it requests
 * (start-time fair queueing); within the group, the next run is the one whose listener runs dry first (earliest deadline
 * first). Unused time of a group does not accumulate.
 *
 * <p>All other runs are far ahead of their listener. A run cannot be suspended once it has begun. So such a run begins only
 * after the other groups have had no urgent run for a while, and takes the last place only after they have had none for longer.
 * No run starves: sound that is far ahead becomes urgent as its listener plays. For one thread at a time.
 */
final class Turns {

    /** Shorter pauses occur between the pieces and windows of one listener, and would end before the run does. */
    static final long QUIET_NANOS = 1_000_000_000L;

    /** About the time of the longest piece on one processor. */
    static final long STILL_NANOS = 3_000_000_000L;

    /** The assumed cost of a run until it has ended. */
    static final long COST_NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final List<Waiting> waiting = new ArrayList<>();

    /** The time charged to a group that begins its first run now; never decreases. */
    private long share;

    /** The time charged to each group, if it is more than {@link #share}. */
    private final Map<String, Long> shares = new HashMap<>();

    /** The numbers of current runs, and of urgent ones among them, by group. */
    private final Map<String, Integer> running = new HashMap<>();

    private final Map<String, Integer> urgent = new HashMap<>();

    /** The end of each group's latest urgent run, for as long as it matters. */
    private final Map<String, Long> lastUrgent = new HashMap<>();

    Turns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A run that waits for its turn. */
    static final class Waiting {
        private final String group;
        private final long dry;
        private boolean called;
        private boolean urgent;
        private long began;

        private Waiting(String group, long dry) {
            this.group = group;
            this.dry = dry;
        }

        /** Whether the run may begin. */
        boolean isCalled() {
            return called;
        }

        private boolean isFar(long now) {
            return dry - now > Lead.FAR_NANOS;
        }
    }

    /** Adds a run for {@code group}, whose listener will have played all sound at {@code dry}. */
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

    /** The number of waiting urgent runs. */
    int urgent() {
        long now = nanoTime.getAsLong();
        return (int) waiting.stream().filter(one -> !one.isFar(now)).count();
    }

    /**
     * Starts the next run, if one may begin.
     *
     * @param lastPlace whether only one place is free
     */
    boolean call(boolean lastPlace) {
        long now = nanoTime.getAsLong();
        Waiting next = null;
        for (Waiting one : waiting) {
            if (mayBegin(one, now, lastPlace) && (next == null || isBefore(one, next, now))) {
                next = one;
            }
        }
        if (next == null) {
            return false;
        }
        waiting.remove(next);
        next.called = true;
        next.urgent = !next.isFar(now);
        running.merge(next.group, 1, Integer::sum);
        if (next.urgent) {
            urgent.merge(next.group, 1, Integer::sum);
        }
        next.began = now;
        share = share(next.group);
        shares.put(next.group, share + COST_NANOS);
        shares.entrySet().removeIf(had -> had.getValue() <= share && !running.containsKey(had.getKey()));
        return true;
    }

    /** Records that {@code called} has ended. */
    void ended(Waiting called) {
        long now = nanoTime.getAsLong();
        shares.merge(called.group, now - called.began - COST_NANOS, Long::sum);
        countDown(running, called.group);
        if (called.urgent) {
            countDown(urgent, called.group);
            lastUrgent.put(called.group, now);
        }
    }

    private static void countDown(Map<String, Integer> runs, String group) {
        runs.computeIfPresent(group, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Whether no group except {@code group} has an urgent run, or had one lately. */
    boolean isLeftTo(String group) {
        return isQuiet(group, nanoTime.getAsLong(), STILL_NANOS);
    }

    private boolean mayBegin(Waiting one, long now, boolean lastPlace) {
        return !one.isFar(now) || isQuiet(one.group, now, lastPlace ? STILL_NANOS : QUIET_NANOS);
    }

    /** Whether no group except {@code group} has an urgent run, or had one in the last {@code nanos}. */
    private boolean isQuiet(String group, long now, long nanos) {
        lastUrgent.values().removeIf(ended -> now - ended >= STILL_NANOS);
        return waiting.stream().allMatch(one -> one.group.equals(group) || one.isFar(now))
                && urgent.keySet().stream().allMatch(group::equals)
                && lastUrgent.entrySet().stream()
                        .allMatch(ended -> ended.getKey().equals(group) || now - ended.getValue() >= nanos);
    }

    private boolean isBefore(Waiting one, Waiting other, long now) {
        boolean far = one.isFar(now);
        if (far != other.isFar(now)) {
            return !far;
        }
        long ahead = share(one.group) - share(other.group);
        return ahead == 0 ? one.dry - other.dry < 0 : ahead < 0;
    }

    private long share(String group) {
        return Math.max(share, shares.getOrDefault(group, share));
    }
}
