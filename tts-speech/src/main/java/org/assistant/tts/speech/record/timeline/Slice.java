package org.assistant.tts.speech.record.timeline;

import java.util.Map;
import java.util.OptionalInt;
import org.assistant.tts.speech.record.Cause;

/**
 * What happened in one step of the {@link Timeline}.
 *
 * @param epochSecond when it began
 * @param engines what each spoke, by its name; only those that spoke in the minute that the step ends
 * @param fallbacks sentences that another engine spoke, by cause; only causes that occurred
 * @param running the largest number of concurrent utterances; empty if no sample was taken
 * @param waiting the largest number of them that waited for their first sound at once; empty if no sample was taken
 * @param refused requests that were refused
 * @param lost sentences that no engine could speak
 * @param repeated sentences that were begun, and said again by another engine
 * @param gaps how often sound came after the sound before it had been played
 */
public record Slice(
        long epochSecond,
        Map<String, Spoken> engines,
        Map<Cause, Integer> fallbacks,
        OptionalInt running,
        OptionalInt waiting,
        int refused,
        int lost,
        int repeated,
        int gaps) {}
