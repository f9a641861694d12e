package org.assistant.tts.speech.utterance;

import java.time.Instant;
import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * An utterance that is being spoken, as it stood at one moment.
 *
 * @param id its number
 * @param client who asked for it: the name of an API key, or {@code open}
 * @param address that the request came from; empty if that is not known
 * @param asked name of the engine that was to speak
 * @param engine name of the engine that speaks
 * @param fallback why these two differ; nothing if they don't
 * @param voice that was asked for; empty for the engine's own
 * @param started when it began
 * @param sentences that were begun
 * @param characters of these
 * @param audioMillis how much sound was handed on
 * @param waitingMillis how long its listener has waited for the first sound; -1 if that was heard, or nothing is to be said yet
 * @param firstSoundMillis how long the first sound took, -1 if none was heard
 * @param gaps how often the sound came later than what was before it had been played
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
