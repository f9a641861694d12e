package org.assistant.tts.speech.record;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of an utterance when something happened to it that its listener noticed. Sent as a CDI event on the thread that
 * speaks it, so an observer must be quick.
 *
 * @param moment what happened
 * @param id number of the utterance
 * @param client that asked for it: the name of an API key, or {@code open}
 * @param address that the request came from; empty if unknown
 * @param asked name of the requested engine
 * @param engine name of the engine that speaks
 * @param fallback why these two differ; empty if they don't
 * @param voice that was asked for; empty for the engine's own
 * @param started when it began
 * @param characters of its texts so far
 * @param waitMillis from the first text until an engine began with it; 0 before that text has ended
 * @param firstSoundMillis from the first text to the first sound, -1 if none was heard
 * @param gaps how often the sound came after the sound before it had been played
 * @param gapMillis total length of the gaps
 * @param audioMillis duration of the sound that was passed on
 * @param ending of the last text; empty before the end
 */
public record UtteranceReport(
        Moment moment,
        long id,
        String client,
        String address,
        String asked,
        String engine,
        Optional<Cause> fallback,
        String voice,
        Instant started,
        int characters,
        long waitMillis,
        long firstSoundMillis,
        int gaps,
        long gapMillis,
        long audioMillis,
        Optional<SentenceReport.Ending> ending) {

    /** What a listener notices. */
    public enum Moment {
        /** The first sound. */
        HEARD,
        /** Sound after a gap. */
        GAP,
        /** The end. */
        ENDED
    }
}
