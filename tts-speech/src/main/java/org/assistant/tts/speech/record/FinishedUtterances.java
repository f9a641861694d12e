package org.assistant.tts.speech.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The utterances of the last day. Those with trouble are kept apart, so that many good ones do not push them out. Takes 4 MB at
 * most. Thread-safe.
 */
@ApplicationScoped
public class FinishedUtterances {

    static final Duration KEPT = Duration.ofDays(1);

    /** The limit for each of the two kinds: three a minute for a day. */
    static final int MOST = 5_000;

    private final Clock clock;
    private final Deque<FinishedUtterance> troubled = new ArrayDeque<>(); // the newest first; guarded by this
    private final Deque<FinishedUtterance> others = new ArrayDeque<>(); // the newest first; guarded by this
    private volatile long lateMillis = Long.MAX_VALUE;

    FinishedUtterances() {
        this(Clock.systemUTC());
    }

    /** Without a container. */
    public FinishedUtterances(Clock clock) {
        this.clock = clock;
    }

    /** Sets the time after which a first sound counts as late. */
    public void lateAfter(Duration time) {
        lateMillis = time.toMillis();
    }

    /** Keeps an utterance if it has ended. */
    public void utterance(@Observes UtteranceReport report) {
        if (report.moment() == UtteranceReport.Moment.ENDED) {
            keep(new FinishedUtterance(clock.instant(), report, report.firstSoundMillis() > lateMillis));
        }
    }

    private synchronized void keep(FinishedUtterance one) {
        Deque<FinishedUtterance> kept = one.troubled() ? troubled : others;
        kept.addFirst(one);
        if (kept.size() > MOST) {
            kept.removeLast();
        }
        forgetOld();
    }

    /**
     * Finds the utterances whose fields contain all of {@code words}; those with trouble first, the newest of each kind first.
     *
     * @param words separated by blanks; they match number, client, address, engine, voice, cause and result; empty for all
     * @param most the largest number to return
     */
    public synchronized List<FinishedUtterance> find(String words, int most) {
        forgetOld();
        return Stream.concat(troubled.stream(), others.stream())
                .filter(one -> one.matches(words))
                .limit(most)
                .toList();
    }

    /** The number of utterances kept. */
    public synchronized int count() {
        forgetOld();
        return troubled.size() + others.size();
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        for (Deque<FinishedUtterance> kept : List.of(troubled, others)) {
            while (!kept.isEmpty() && kept.peekLast().ended().isBefore(oldest)) {
                kept.removeLast();
            }
        }
    }
}
