package org.assistant.it.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the sentences of one scene. Thread-safe. */
final class SceneCounts {

    /** The head of the table of {@link #row}. */
    static final String HEAD = """
            | scene | sentences | spoken | of them asked for again | refused | lost | first sound: median, longest | longest gap |
            |---|---|---|---|---|---|---|---|""";

    private static final double NANOS_A_MILLI = 1e6;
    private static final double MILLIS_A_SECOND = 1e3;

    private final Map<String, Integer> spoken = new TreeMap<>(); // guarded by this, like all below
    private final Map<Integer, Integer> refused = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<Double> firstMillis = new ArrayList<>();
    private Duration longestGap = Duration.ZERO;
    private int again;
    private long bytes;

    /**
     * Counts a sentence that was heard to its end.
     *
     * @param engine that began to speak
     * @param requests of the listener; all but the last broke off
     * @param asked when the first was sent
     * @param sound in bytes
     */
    synchronized void spoken(String engine, int requests, long asked, PlayedSound played, long sound) {
        spoken.merge(engine, 1, Integer::sum);
        again += requests > 1 ? 1 : 0;
        firstMillis.add((played.firstAt() - asked) / NANOS_A_MILLI);
        longestGap = longestGap.compareTo(played.longestGap()) < 0 ? played.longestGap() : longestGap;
        bytes += sound;
    }

    /** Counts a sentence that was refused before any sound. */
    synchronized void refused(int status) {
        refused.merge(status, 1, Integer::sum);
    }

    /** Counts a sentence that was neither spoken nor refused. */
    synchronized void lost(String problem) {
        lost.add(problem);
    }

    /** The sound of the sentences that were spoken. */
    synchronized double speechSeconds() {
        return (double) bytes / PlayedSound.BYTES_A_SECOND;
    }

    /** A row of the table for people. */
    synchronized String row(String scene) {
        int heard = sum(spoken);
        double[] first =
                firstMillis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                "| %s | %d | %d %s | %d | %d %s | %d | %s | %.2f s |",
                scene,
                heard + sum(refused) + lost.size(),
                heard,
                spoken,
                again,
                sum(refused),
                refused.isEmpty() ? "" : refused,
                lost.size(),
                first.length == 0
                        ? "none"
                        : String.format(
                                "%.2f, %.2f s",
                                first[first.length / 2] / MILLIS_A_SECOND, first[first.length - 1] / MILLIS_A_SECOND),
                longestGap.toMillis() / MILLIS_A_SECOND);
    }

    /** Why sentences were lost. */
    synchronized List<String> losses() {
        return List.copyOf(lost);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
