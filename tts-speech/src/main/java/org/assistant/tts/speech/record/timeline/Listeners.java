package org.assistant.tts.speech.record.timeline;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the listeners of a period fared; each utterance is one listener.
 *
 * @param all listeners that heard something, waited for too long, or were lost
 * @param late listeners that waited too long for the first sound
 * @param interrupted listeners whose sound had gaps
 * @param onTime listeners that were neither late nor interrupted nor lost
 * @param troubleEnded when the last listener was late, interrupted or lost, or the last request refused; empty if none was
 * @param onTimeSince listeners since then without any trouble
 */
public record Listeners(
        int all, int late, int interrupted, int onTime, Optional<Instant> troubleEnded, int onTimeSince) {

    /** The percentage of listeners that were on time; empty if there were none. */
    public Optional<Double> onTimePercent() {
        return all == 0 ? Optional.empty() : Optional.of(100.0 * onTime / all);
    }

    /** Counts listeners by the number of their utterance. Not thread-safe. */
    static final class Count {
        private final Set<Long> all = new HashSet<>();
        private final Set<Long> late = new HashSet<>();
        private final Set<Long> interrupted = new HashSet<>();
        private final Set<Long> lost = new HashSet<>();
        private final Set<Long> sinceTrouble = new HashSet<>();
        private Optional<Instant> troubleEnded = Optional.empty();

        /** Adds listeners that heard something. */
        void add(Set<Long> ids) {
            all.addAll(ids);
            sinceTrouble.addAll(ids);
        }

        void late(Set<Long> ids) {
            all.addAll(ids);
            late.addAll(ids);
        }

        void interrupted(long id) {
            all.add(id);
            interrupted.add(id);
        }

        void lost(long id) {
            all.add(id);
            lost.add(id);
        }

        /** Whether any listener met trouble. */
        boolean troubled() {
            return !late.isEmpty() || !interrupted.isEmpty() || !lost.isEmpty();
        }

        /** Adds a later step, which ended at {@code end}; {@code troubled} also counts lost sentences and refusals. */
        void addLater(Count later, boolean troubled, Instant end) {
            all.addAll(later.all);
            late.addAll(later.late);
            interrupted.addAll(later.interrupted);
            lost.addAll(later.lost);
            sinceTrouble.addAll(later.all);
            if (troubled) {
                troubleEnded = Optional.of(end);
                sinceTrouble.clear();
            }
        }

        Listeners whole() {
            Set<Long> onTime = new HashSet<>(all);
            onTime.removeAll(late);
            onTime.removeAll(interrupted);
            onTime.removeAll(lost);
            sinceTrouble.retainAll(onTime);
            return new Listeners(
                    all.size(), late.size(), interrupted.size(), onTime.size(), troubleEnded, sinceTrouble.size());
        }
    }
}
