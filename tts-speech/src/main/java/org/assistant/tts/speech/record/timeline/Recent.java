package org.assistant.tts.speech.record.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.Refusal;

/**
 * A summary of the last minutes.
 *
 * @param listeners how they fared
 * @param sentences that ended, spoken or lost; without cancelled ones
 * @param lost sentences that no engine could speak
 * @param fallbacks sentences that another engine spoke, by cause; only causes that occurred
 * @param swap the most frequent replacement, for example {@code kokoro instead of xtts}; empty if there was none
 * @param refused requests that were refused
 * @param crowded requests that were refused because their own client had too much in progress to be heard in time
 * @param refusal the latest that is counted in {@code refused}; empty if there was none
 * @param speed seconds of sound made in a second of an engine's work; empty if none was made
 * @param mostRunning the largest number of concurrent utterances
 * @param firstSoundMillis of utterances, from the first text on
 */
public record Recent(
        Listeners listeners,
        int sentences,
        int lost,
        Map<Cause, Integer> fallbacks,
        String swap,
        int refused,
        int crowded,
        Optional<Refusal> refusal,
        OptionalDouble speed,
        int mostRunning,
        Optional<Percentiles> firstSoundMillis) {

    public Recent {
        fallbacks = Map.copyOf(fallbacks);
    }

    /** The number of sentences that another engine spoke. */
    public int fallenBack() {
        return fallbacks.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most frequent cause of these; empty if there were none. */
    public Optional<Cause> mainCause() {
        return mostFrequent(fallbacks);
    }

    private static <K extends Comparable<K>> Optional<K> mostFrequent(Map<K, Integer> times) {
        return times.entrySet().stream()
                .max(Map.Entry.<K, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** A sum that steps are added to, from the oldest to the newest. Not thread-safe. */
    static final class Sum {
        final Listeners.Count listeners = new Listeners.Count();
        int sentences;
        int lost;
        int refused;
        int crowded;
        int mostRunning;
        long audioMillis;
        long busyMillis;
        Optional<Refusal> refusal = Optional.empty();
        final Map<Cause, Integer> fallbacks = new EnumMap<>(Cause.class);
        final Map<String, Integer> swaps = new TreeMap<>();
        final Spread firstSoundMillis = new Spread();

        Recent whole() {
            return new Recent(
                    listeners.whole(),
                    sentences,
                    lost,
                    fallbacks,
                    mostFrequent(swaps).orElse(""),
                    refused,
                    crowded,
                    refusal,
                    busyMillis == 0 || audioMillis == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) audioMillis / busyMillis),
                    mostRunning,
                    firstSoundMillis.percentiles());
        }
    }
}
