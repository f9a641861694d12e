package org.assistant.tts.speech.record.timeline;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.UtteranceReport;

/** One step of the {@link Timeline} while it is counted. Not thread-safe. */
final class Step {

    private static final int UNCOUNTED = -1;
    private static final int PER_CENT = 100;

    /** What one engine did in the step. */
    private static final class Engine {
        private int sentences;
        private final Spread firstSoundMillis = new Spread();
        private final Spread realTimeFactorPercent = new Spread();

        private void measured(Engine other) {
            firstSoundMillis.add(other.firstSoundMillis);
            realTimeFactorPercent.add(other.realTimeFactorPercent);
        }

        private Spoken snapshot() {
            return new Spoken(sentences, firstSoundMillis.percentiles(), realTimeFactorPercent.percentiles());
        }
    }

    private final long epochSecond;
    private final long seconds;
    private final SortedMap<String, Engine> engines = new TreeMap<>();
    private final Map<Cause, Integer> fallbacks = new EnumMap<>(Cause.class);
    private final Map<String, Integer> swaps = new TreeMap<>();
    private Listeners.Count listeners = new Listeners.Count();
    private Optional<Spread> firstSoundMillis = Optional.empty();
    private int running = UNCOUNTED;
    private int waiting = UNCOUNTED;
    private int ended;
    private int lost;
    private int repeated;
    private int refused;
    private int crowded;
    private int gaps;
    private long audioMillis;
    private long busyMillis;
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<Slice> closed = Optional.empty();

    /** @param seconds its length */
    Step(long epochSecond, long seconds) {
        this.epochSecond = epochSecond;
        this.seconds = seconds;
    }

    long epochSecond() {
        return epochSecond;
    }

    void add(SentenceReport report) {
        if (report.ending() == SentenceReport.Ending.REFUSED) {
            return;
        }
        boolean spoken = report.ending() == SentenceReport.Ending.SPOKEN;
        boolean failed = report.ending() == SentenceReport.Ending.FAILED;
        ended += spoken || failed ? 1 : 0;
        lost += failed ? 1 : 0;
        repeated += report.repeated() ? 1 : 0;
        report.fallback().ifPresent(cause -> {
            fallbacks.merge(cause, 1, Integer::sum);
            swaps.merge(report.spoke() + " instead of " + report.asked(), 1, Integer::sum);
        });
        if (report.firstSoundMillis() >= 0) {
            audioMillis += report.audioMillis();
            busyMillis += report.busyMillis();
            if (spoken) {
                Engine engine = engine(report.spoke());
                engine.sentences++;
                if (report.audioMillis() > 0) {
                    engine.realTimeFactorPercent.add(PER_CENT * report.busyMillis() / report.audioMillis());
                }
            }
        }
    }

    void add(UtteranceReport report, long lateMillis) {
        switch (report.moment()) {
            case HEARD -> {
                firstSound().add(report.firstSoundMillis());
                engine(report.engine()).firstSoundMillis.add(report.firstSoundMillis());
                listeners.add(Set.of(report.id()));
                if (report.firstSoundMillis() > lateMillis) {
                    listeners.late(Set.of(report.id()));
                }
            }
            case GAP -> {
                gaps++;
                listeners.interrupted(report.id());
            }
            case ENDED -> {
                if (report.ending().equals(Optional.of(SentenceReport.Ending.FAILED))) {
                    listeners.lost(report.id());
                }
            }
        }
    }

    void add(Refusal one) {
        if (one.everybody()) {
            refused++;
            refusal = Optional.of(one);
        } else if (one.bound() == Refusal.Bound.WAIT) {
            crowded++;
        }
    }

    void sample(Load load) {
        running = Math.max(running, load.running());
        waiting = Math.max(waiting, load.waiting());
        listeners.add(load.heard());
        listeners.late(load.overdue());
    }

    /**
     * Returns what has happened up to now.
     *
     * @param before the earlier steps whose measurements count for its percentiles, too
     */
    Slice slice(List<Step> before) {
        return closed.orElseGet(() -> {
            Map<String, Engine> together = new TreeMap<>();
            engines.forEach((name, engine) -> {
                Engine whole = together.computeIfAbsent(name, key -> new Engine());
                whole.sentences = engine.sentences;
                whole.measured(engine);
            });
            before.forEach(step -> step.engines.forEach((name, engine) ->
                    together.computeIfAbsent(name, key -> new Engine()).measured(engine)));
            Map<String, Spoken> spoken = new TreeMap<>();
            together.forEach((name, engine) -> spoken.put(name, engine.snapshot()));
            return new Slice(
                    epochSecond,
                    spoken,
                    new EnumMap<>(fallbacks),
                    count(running),
                    count(waiting),
                    refused,
                    lost,
                    repeated,
                    gaps);
        });
    }

    /** Freezes the slice: nothing is added after this. */
    void close(List<Step> before) {
        closed = Optional.of(slice(before));
    }

    /** Drops measurements that no later step needs; the percentiles are kept. */
    void forgetMeasurements() {
        engines.clear();
    }

    /** Drops what only {@link Recent} needs. */
    void forget() {
        firstSoundMillis = Optional.empty();
        listeners = new Listeners.Count();
        swaps.clear();
    }

    void addTo(Recent.Sum sum) {
        firstSoundMillis.ifPresent(sum.firstSoundMillis::add);
        sum.listeners.addLater(
                listeners,
                listeners.troubled() || refused + crowded + lost > 0,
                Instant.ofEpochSecond(epochSecond + seconds));
        sum.sentences += ended;
        sum.lost += lost;
        sum.refused += refused;
        sum.crowded += crowded;
        sum.refusal = refusal.or(() -> sum.refusal);
        sum.mostRunning = Math.max(sum.mostRunning, running);
        sum.audioMillis += audioMillis;
        sum.busyMillis += busyMillis;
        fallbacks.forEach((cause, times) -> sum.fallbacks.merge(cause, times, Integer::sum));
        swaps.forEach((swap, times) -> sum.swaps.merge(swap, times, Integer::sum));
    }

    private Engine engine(String name) {
        return engines.computeIfAbsent(name, key -> new Engine());
    }

    private Spread firstSound() {
        Spread spread = firstSoundMillis.orElseGet(Spread::new);
        firstSoundMillis = Optional.of(spread);
        return spread;
    }

    private static OptionalInt count(int number) {
        return number == UNCOUNTED ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
