package org.assistant.it.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the results of many sentences. Thread-safe. */
public final class OverloadResults {

    private static final int OK = 200;
    private static final int REFUSED = 429;

    private final Map<String, Integer> causes = new TreeMap<>();
    private final Map<String, List<Double>> firstMillis = new TreeMap<>();
    private final Map<Integer, Integer> failed = new TreeMap<>();
    private int sent;
    private int refused;
    private int brokenOff;

    public synchronized void add(OverloadClient.Outcome outcome) {
        sent++;
        if (outcome.status() == REFUSED) {
            refused++;
        } else if (outcome.status() != OK) {
            failed.merge(outcome.status(), 1, Integer::sum);
        } else {
            brokenOff += outcome.whole() ? 0 : 1;
            firstMillis
                    .computeIfAbsent(outcome.engine(), key -> new ArrayList<>())
                    .add(outcome.firstMillis());
            firstMillis.computeIfAbsent("all", key -> new ArrayList<>()).add(outcome.firstMillis());
            if (!outcome.fallback().isEmpty()) {
                causes.merge(outcome.fallback(), 1, Integer::sum);
            }
        }
    }

    public synchronized void print() {
        int lost =
                brokenOff + failed.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "sent %d, refused with 429 %d, accepted %d, lost %d (broken off %d, by status %s); causes of fallback %s%n",
                sent, refused, sent - refused, lost, brokenOff, failed, causes);
        firstMillis.forEach((engine, millis) -> {
            double[] sorted =
                    millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "first sound, %s: %d sentences, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                    engine,
                    sorted.length,
                    percentile(sorted, 50),
                    percentile(sorted, 95),
                    percentile(sorted, 99),
                    percentile(sorted, 100));
        });
    }

    /** The nearest-rank percentile of {@code sorted}. */
    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
    }
}
