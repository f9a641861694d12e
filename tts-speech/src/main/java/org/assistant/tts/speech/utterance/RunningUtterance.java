package org.assistant.tts.speech.utterance;

import java.time.Instant;
import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * An utterance that is being spoken, as it was at one moment.
 *
 * @param id its number
 * @param client that asked for it: the name of an API key, or {@code open}
 * @param address that the request came from; empty if unknown
 * @param asked name of the requested engine
 * @param engine name of the engine that speaks
 * @param fallback why these two differ; empty if they don't
 * @param voice that was asked for; empty for the engine's own
 * @param started when it began
 * @param sentences the number that were begun
 * @param characters of these sentences
 * @param audioMillis duration of the sound that was passed on
 * @param waitingMillis how long its listener has waited for the first sound; -1 once it was heard, or before the first text
 * @param firstSoundMillis how long the first sound took, -1 if none was heard
 * @param gaps how often the sound came after the sound before it had been played
 */
public record RunningUtterance(
        long id,
        String client,
        String address,
        String asked,
        String engine,
        Optional<Cause> fallback,
        String voice,
        Instant started,
        int sentences,
        int characters,
        long audioMillis,
        long waitingMillis,
        long firstSoundMillis,
        int gaps) {

    /** Whether its listener waits for the first sound. */
    public boolean waits() {
        return waitingMillis >= 0;
    }
}
