package org.assistant.tts.speech.record;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of one sentence. Sent as a CDI event on the thread that spoke it, so an observer must be quick.
 *
 * @param utterance number of the utterance it belongs to
 * @param asked name of the engine that was to speak it
 * @param spoke name of the engine that did, or tried last
 * @param fallback why these two differ; nothing if they don't
 * @param repeated whether a part of it was heard before the other engine said it again
 * @param ending how it ended
 * @param language that it was asked for in or, without one, of its voice; {@link Locale#ROOT} if nobody knows
 * @param characters of the text
 * @param waitMillis from the request for it until an engine began, at least 0
 * @param firstSoundMillis from the request for it until its first sound was handed on, -1 if none was
 * @param busyMillis time that engines worked on it, without waiting for the listener
 * @param audioMillis how long its sound lasts
 */
public record SentenceReport(
        long utterance,
        String asked,
        String spoke,
        Optional<Cause> fallback,
        boolean repeated,
        Ending ending,
        Locale language,
        int characters,
        long waitMillis,
        long firstSoundMillis,
        long busyMillis,
        long audioMillis) {

    /** How a sentence ended. */
    public enum Ending {
        /** It was spoken to its end. */
        SPOKEN,
        /** Its listener or an operator had enough. */
        CANCELLED,
        /** No engine could speak it: it was lost. */
        FAILED,
        /** There was nothing in it to be spoken, or the request was wrong. */
        REFUSED
    }
}
