package org.assistant.tts.speech.record.timeline;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What those met who listened in a while; each utterance is one listener.
 *
 * @param all who heard something, waited for too long, or were lost
 * @param late who waited for the first sound for too long
 * @param interrupted whose sound had gaps
 * @param onTime who met nothing of the kind and were not lost
 * @param troubleEnded when the last of them was late, interrupted or lost, or the last request refused; nothing if that never was
 * @param onTimeSince who have listened since then without any trouble
 */
public record Listeners(
        int all, int late, int interrupted, int onTime, Optional<Instant> troubleEnded, int onTimeSince) {

    /** How many of a hundred were spoken to on time; nothing if nobody listened. */
    public Optional<Double> onTimePercent() {
        return all == 0 ? Optional.empty() : Optional.of(100.0 * onTime / all);
    }

    /** Numbers of utterances, being counted. For one thread at a time. */
    static final class Count {
        private final Set<Long> all = new HashSet<>();
        private final Set<Long> late = new HashSet<>();
        private final Set<Long> interrupted = new HashSet<>();
        private final Set<Long> lost = new HashSet<>();
        private final Set<Long> sinceTrouble = new HashSet<>();
        private Optional<Instant> troubleEnded = Optional.empty();

        /** Each of {@code ids} is there. */
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

        /** Whether anybody met trouble. */
        boolean troubled() {
            return !late.isEmpty() || !interrupted.isEmpty() || !lost.isEmpty();
        }

        /** Counts what {@code later} did. Everything up to {@code end} lies in trouble if {@code troubled}. */
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
