package org.assistant.tts.speech.record.timeline;

import java.util.Optional;

/**
 * What one engine spoke in a step.
 *
 * @param sentences that it spoke to their end
 * @param firstSoundMillis of utterances that it began in the minute that the step ends
 * @param realTimeFactorPercent work for a second of sound, in hundredths of a second; in the same minute
 */
public record Spoken(
        int sentences, Optional<Percentiles> firstSoundMillis, Optional<Percentiles> realTimeFactorPercent) {}
