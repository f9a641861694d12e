package org.assistant.tts.speech.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * What became of the sentences of the last quarter of an hour, in steps of five seconds, and since the start. Safe for many
 * threads; a report costs a few microseconds. Holds 5 MB at most, for two engines that never rest.
 */
@ApplicationScoped
public class Timeline {

    /** Length of a step. */
    public static final int STEP_SECONDS = 5;

    /** Steps kept: a quarter of an hour. */
    public static final int STEPS = 180;

    /** How far {@link #last} looks back at most. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    private static final long RECENT_STEPS = RECENT.toSeconds() / STEP_SECONDS;

    private final Clock clock;
    private final Deque<Step> steps = new ArrayDeque<>(); // the newest first; guarded by this
    private final Tally tally; // guarded by this
    private volatile long lateMillis = Long.MAX_VALUE;

    Timeline() {
        this(Clock.systemUTC());
    }

    /** A timeline without a container. */
    public Timeline(Clock clock) {
        this.clock = clock;
        this.tally = new Tally(clock.instant());
    }

    /** Counts what became of a sentence. */
    public synchronized void sentence(@Observes SentenceReport report) {
        current().add(report, lateMillis);
        tally.add(report);
    }

    /** Counts that a request was turned away. */
    public synchronized void refused(@Observes Refusal refusal) {
        if (refusal.everybody()) {
            current().add(refusal);
        }
        tally.addRefusal();
    }

    /**
     * Notes how busy the speech is, once a second.
     *
     * @param running what is being spoken
     * @param waiting sentences that wait for an engine
     */
    public synchronized void sample(int running, int waiting) {
        current().sample(running, waiting);
    }

    /** From now on a sentence counts as late whose first sound comes after more than {@code time}. */
    public void lateAfter(Duration time) {
        lateMillis = time.toMillis();
    }

    /** The last {@link #STEPS} steps, the oldest first; the last one goes on. */
    public synchronized List<Slice> slices() {
        Step newest = current();
        List<Slice> slices = new ArrayList<>(STEPS);
        long next = newest.epochSecond() - (STEPS - 1L) * STEP_SECONDS;
        List<Step> oldestFirst = new ArrayList<>(steps);
        Collections.reverse(oldestFirst);
        for (Step step : oldestFirst) {
            for (; next < step.epochSecond(); next += STEP_SECONDS) {
                slices.add(new Step(next).slice());
            }
            slices.add(step.slice());
            next += STEP_SECONDS;
        }
        return List.copyOf(slices);
    }

    /**
     * What happened in the last {@code time}, to within a step.
     *
     * @param time up to {@link #RECENT}
     */
    public synchronized Recent last(Duration time) {
        long from = current().epochSecond() - time.toSeconds();
        Recent.Sum sum = new Recent.Sum();
        steps.stream().filter(step -> step.epochSecond() > from).forEach(step -> step.addTo(sum));
        return sum.whole();
    }

    /** What happened since the start. */
    public synchronized Totals totals() {
        return tally.totals();
    }

    /** The step of now. A clock that was put back adds to the newest one. */
    private Step current() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), STEP_SECONDS) * STEP_SECONDS;
        Step newest = steps.peekFirst();
        if (newest != null && newest.epochSecond() >= now) {
            return newest;
        }
        if (newest != null) {
            newest.close();
        }
        steps.addFirst(new Step(now));
        while (steps.peekLast().epochSecond() <= now - (long) STEPS * STEP_SECONDS) {
            steps.removeLast();
        }
        steps.stream().skip(RECENT_STEPS).forEach(Step::forget);
        return steps.peekFirst();
    }
}
