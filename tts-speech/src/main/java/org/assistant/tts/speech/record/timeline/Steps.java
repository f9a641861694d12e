package org.assistant.tts.speech.record.timeline;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The latest steps of one length. Percentiles are those of the minute that ends with a step, or of the whole step if it is
 * longer: few measurements would make the three percentiles equal. Not thread-safe.
 */
final class Steps {

    /** The window of the percentiles, in seconds. */
    private static final int WINDOW = 60;

    private final Clock clock;
    private final int seconds;
    private final int most;
    private final int recent;
    private final Deque<Step> steps = new ArrayDeque<>(); // the newest first

    /**
     * @param seconds length of a step
     * @param most how many are kept
     * @param recent how many of the newest {@link #last} may use
     */
    Steps(Clock clock, int seconds, int most, int recent) {
        this.clock = clock;
        this.seconds = seconds;
        this.most = most;
        this.recent = recent;
    }

    /** The step of the current time. If the clock was set back, the newest one. */
    Step current() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), seconds) * (long) seconds;
        Step newest = steps.peekFirst();
        if (newest != null && newest.epochSecond() >= now) {
            return newest;
        }
        if (newest != null) {
            newest.close(before(newest));
        }
        steps.addFirst(new Step(now, seconds));
        while (steps.peekLast().epochSecond() <= now - (long) most * seconds) {
            steps.removeLast();
        }
        steps.stream().skip(recent).forEach(Step::forget);
        steps.stream().skip(Math.max(1, WINDOW / seconds)).forEach(Step::forgetMeasurements);
        return steps.peekFirst();
    }

    /** All steps that are kept, oldest first; the last one is still being counted. */
    List<Slice> slices() {
        long next = current().epochSecond() - (most - 1L) * seconds;
        List<Slice> slices = new ArrayList<>(most);
        for (Step step : oldestFirst()) {
            for (; next < step.epochSecond(); next += seconds) {
                slices.add(new Step(next, seconds).slice(List.of()));
            }
            slices.add(step.slice(step == steps.peekFirst() ? before(step) : List.of()));
            next += seconds;
        }
        return List.copyOf(slices);
    }

    /** A summary of the last {@code time} seconds, to within a step. */
    Recent last(long time) {
        long from = current().epochSecond() - time;
        Recent.Sum sum = new Recent.Sum();
        oldestFirst().stream().filter(step -> step.epochSecond() > from).forEach(step -> step.addTo(sum));
        return sum.whole();
    }

    private List<Step> before(Step step) {
        return steps.stream()
                .filter(other -> other.epochSecond() < step.epochSecond()
                        && other.epochSecond() > step.epochSecond() + seconds - WINDOW - 1)
                .toList();
    }

    private List<Step> oldestFirst() {
        List<Step> oldestFirst = new ArrayList<>(steps);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
