package org.assistant.tts.speech.record;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happens in one step of the {@link Timeline}, as it is counted. For one thread at a time. */
final class Step {

    private static final int UNCOUNTED = -1;
    private static final int PER_CENT = 100;

    /** What one engine does in the step. */
    private static final class Engine {
        private int sentences;
        private final Spread firstSoundMillis = new Spread();
        private final Spread realTimeFactorPercent = new Spread();

        private Spoken figures() {
            return new Spoken(sentences, firstSoundMillis.percentiles(), realTimeFactorPercent.percentiles());
        }
    }

    private final long epochSecond;
    private final SortedMap<String, Engine> engines = new TreeMap<>();
    private final Map<Cause, Integer> fallbacks = new EnumMap<>(Cause.class);
    private final Map<String, Integer> swaps = new TreeMap<>();
    private Optional<Spread> firstSoundMillis = Optional.empty();
    private int running = UNCOUNTED;
    private int waiting = UNCOUNTED;
    private int ended;
    private int late;
    private int lost;
    private int repeated;
    private int refused;
    private String refusal = "";
    private Optional<Slice> closed = Optional.empty();

    Step(long epochSecond) {
        this.epochSecond = epochSecond;
    }

    long epochSecond() {
        return epochSecond;
    }

    void add(SentenceReport report, long lateMillis) {
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
            late += spoken && report.firstSoundMillis() > lateMillis ? 1 : 0;
            firstSound().add(report.firstSoundMillis());
            Engine engine = engines.computeIfAbsent(report.spoke(), name -> new Engine());
            engine.firstSoundMillis.add(report.firstSoundMillis());
            if (spoken) {
                engine.sentences++;
                if (report.audioMillis() > 0) {
                    engine.realTimeFactorPercent.add(PER_CENT * report.busyMillis() / report.audioMillis());
                }
            }
        }
    }

    void add(Refusal one) {
        refused++;
        refusal = one.reason();
    }

    void sample(int runningNow, int waitingNow) {
        running = Math.max(running, runningNow);
        waiting = Math.max(waiting, waitingNow);
    }

    /** What happened, up to now. */
    Slice slice() {
        return closed.orElseGet(() -> {
            Map<String, Spoken> spoken = new TreeMap<>();
            engines.forEach((name, engine) -> spoken.put(name, engine.figures()));
            return new Slice(
                    epochSecond,
                    spoken,
                    new EnumMap<>(fallbacks),
                    count(running),
                    count(waiting),
                    refused,
                    lost,
                    repeated);
        });
    }

    /** Nothing is added any more: what was measured is needed as percentiles only. */
    void close() {
        closed = Optional.of(slice());
        engines.clear();
    }

    /** Nor is the step a part of what happened recently. */
    void forget() {
        firstSoundMillis = Optional.empty();
        swaps.clear();
    }

    void addTo(Recent.Sum sum) {
        firstSoundMillis.ifPresent(sum.firstSoundMillis::add);
        sum.sentences += ended;
        sum.late += late;
        sum.lost += lost;
        sum.refused += refused;
        sum.refusal = refusal.isEmpty() ? sum.refusal : refusal;
        fallbacks.forEach((cause, times) -> sum.fallbacks.merge(cause, times, Integer::sum));
        swaps.forEach((swap, times) -> sum.swaps.merge(swap, times, Integer::sum));
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
