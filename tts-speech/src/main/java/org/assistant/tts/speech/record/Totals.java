package org.assistant.tts.speech.record;

import java.time.Instant;
import java.util.Map;

/**
 * What has happened since the start.
 *
 * @param since the start
 * @param sentences that ended: spoken, lost or cancelled
 * @param spoken sentences that were spoken to their end, by engine
 * @param fallbacks sentences that another engine spoke, by cause; every cause has an entry
 * @param repeated sentences that were begun, and said again by another engine
 * @param lost sentences that no engine could speak
 * @param cancelled sentences that a listener or an operator stopped
 * @param refused requests that were refused
 * @param characters of sentences that were spoken to their end
 * @param audioMillis of sound that was passed on
 */
public record Totals(
        Instant since,
        long sentences,
        Map<String, Long> spoken,
        Map<Cause, Long> fallbacks,
        long repeated,
        long lost,
        long cancelled,
        long refused,
        long characters,
        long audioMillis) {}
