package org.assistant.tts.speech.record.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.Tally;
import org.assistant.tts.speech.record.Totals;
import org.assistant.tts.speech.record.UtteranceReport;

/**
 * The outcomes of sentences by time, for the last quarter of an hour, hour and day, and since the start. Thread-safe; a report
 * costs a few microseconds. Takes 7 MB at most, for two engines that are always busy.
 */
@ApplicationScoped
public class Timeline {

    /** Length of a step of the shortest span. */
    public static final int STEP_SECONDS = Span.QUARTER.stepSeconds();

    /** The longest time for {@link #last}. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    private static final int RECENT_STEPS = (int) RECENT.toSeconds() / STEP_SECONDS;

    private final Map<Span, Steps> steps = new EnumMap<>(Span.class); // guarded by this
    private final Tally tally; // guarded by this
    private volatile long lateMillis = Long.MAX_VALUE;

    Timeline() {
        this(Clock.systemUTC());
    }

    /** A timeline without a container. */
    public Timeline(Clock clock) {
        for (Span span : Span.values()) {
            int recent = span == Span.QUARTER ? RECENT_STEPS : 1;
            steps.put(span, new Steps(clock, span.stepSeconds(), Span.STEPS, recent));
        }
        this.tally = new Tally(clock.instant());
    }

    /** Counts the outcome of a sentence. */
    public synchronized void sentence(@Observes SentenceReport report) {
        note(step -> step.add(report));
        tally.add(report);
    }

    /** Counts what a listener noticed. */
    public synchronized void utterance(@Observes UtteranceReport report) {
        note(step -> step.add(report, lateMillis));
    }

    /** Counts a refused request. */
    public synchronized void refused(@Observes Refusal refusal) {
        note(step -> step.add(refusal));
        tally.addRefusal();
    }

    /** Records the load; called once a second. */
    public synchronized void sample(Load load) {
        note(step -> step.sample(load));
    }

    /** Sets the time after which a first sound counts as late. */
    public void lateAfter(Duration time) {
        lateMillis = time.toMillis();
    }

    /** The last {@link Span#STEPS} steps of {@code span}, oldest first; the last one is still being counted. */
    public synchronized List<Slice> slices(Span span) {
        return steps.get(span).slices();
    }

    /**
     * A summary of the last {@code time}, to within a step.
     *
     * @param time up to {@link #RECENT}
     */
    public synchronized Recent last(Duration time) {
        return steps.get(Span.QUARTER).last(time.toSeconds());
    }

    /** The counts since the start. */
    public synchronized Totals totals() {
        return tally.totals();
    }

    private void note(Consumer<Step> what) {
        steps.values().forEach(all -> what.accept(all.current()));
    }
}
