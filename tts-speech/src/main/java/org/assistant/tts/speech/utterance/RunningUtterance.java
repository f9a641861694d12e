package org.assistant.tts.speech.utterance;

import java.time.Instant;
import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * An utterance that is being spoken, as it stood at one moment.
 *
 * @param id its number
 * @param client who asked for it: the name of an API key, or {@code open}
 * @param asked name of the engine that was to speak
 * @param engine name of the engine that speaks
 * @param fallback why these two differ; nothing if they don't
 * @param started when it began
 * @param sentences that were begun
 * @param characters of these
 * @param audioMillis how much sound was handed on
 */
public record RunningUtterance(
        long id,
        String client,
        String asked,
        String engine,
        Optional<Cause> fallback,
        Instant started,
        int sentences,
        int characters,
        long audioMillis) {}
