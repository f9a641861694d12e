package org.assistant.tts.speech.record.timeline;

import java.util.Map;
import java.util.OptionalInt;
import org.assistant.tts.speech.record.Cause;

/**
 * What happened in one step of the {@link Timeline}.
 *
 * @param epochSecond when it began
 * @param engines what each spoke, by its name; only those that did in the minute that the step ends
 * @param fallbacks sentences that another engine spoke, by cause; only causes that occurred
 * @param running most utterances that were being spoken at once; nothing if nobody counted
 * @param waiting most of these that waited for their first sound at once; nothing if nobody counted
 * @param refused requests turned away
 * @param lost sentences that no engine could speak
 * @param repeated sentences that were begun, and said again by another engine
 * @param gaps how often sound came later than what was before it had been played
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
