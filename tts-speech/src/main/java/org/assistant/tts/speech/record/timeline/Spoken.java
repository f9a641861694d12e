package org.assistant.tts.speech.record.timeline;

import java.util.Optional;

/**
 * What one engine spoke in a while.
 *
 * @param sentences that it spoke to their end
 * @param firstSoundMillis of utterances that it began in the minute that the step ends, as the next
 * @param realTimeFactorPercent time it worked for a second of sound, in hundredths of a second
 */
public record Spoken(
        int sentences, Optional<Percentiles> firstSoundMillis, Optional<Percentiles> realTimeFactorPercent) {}
