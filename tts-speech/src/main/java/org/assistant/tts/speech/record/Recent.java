package org.assistant.tts.speech.record;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened lately, taken together.
 *
 * @param sentences that ended, spoken or lost; not those that somebody cancelled
 * @param late those that were heard, but not in time
 * @param lost those that no engine could speak
 * @param fallbacks sentences that another engine spoke, by cause; only causes that occurred
 * @param swap the most frequent exchange, for example {@code kokoro instead of xtts}; empty if there was none
 * @param refused requests turned away
 * @param refusal why the latest of these was; empty if there was none
 * @param firstSoundMillis of sentences that were heard
 */
public record Recent(
        int sentences,
        int late,
        int lost,
        Map<Cause, Integer> fallbacks,
        String swap,
        int refused,
        String refusal,
        Optional<Percentiles> firstSoundMillis) {

    public Recent {
        fallbacks = Map.copyOf(fallbacks);
    }

    /** Sentences that another engine spoke. */
    public int fallenBack() {
        return fallbacks.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most frequent cause of these; nothing if there were none. */
    public Optional<Cause> mainCause() {
        return mostFrequent(fallbacks);
    }

    /** How many of a hundred sentences were heard in time; nothing if there were none. */
    public Optional<Double> onTimePercent() {
        return sentences == 0 ? Optional.empty() : Optional.of(100.0 * (sentences - late - lost) / sentences);
    }

    private static <K extends Comparable<K>> Optional<K> mostFrequent(Map<K, Integer> times) {
        return times.entrySet().stream()
                .max(Map.Entry.<K, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Being counted. For one thread. */
    static final class Sum {
        int sentences;
        int late;
        int lost;
        int refused;
        String refusal = "";
        final Map<Cause, Integer> fallbacks = new EnumMap<>(Cause.class);
        final Map<String, Integer> swaps = new TreeMap<>();
        final Spread firstSoundMillis = new Spread();

        Recent whole() {
            return new Recent(
                    sentences,
                    late,
                    lost,
                    fallbacks,
                    mostFrequent(swaps).orElse(""),
                    refused,
                    refusal,
                    firstSoundMillis.percentiles());
        }
    }
}
