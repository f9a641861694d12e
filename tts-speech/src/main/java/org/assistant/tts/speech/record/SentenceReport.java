package org.assistant.tts.speech.record;

import java.util.Locale;
import java.util.Optional;

/**
 * The outcome of one sentence. Sent as a CDI event on the thread that spoke it, so an observer must be quick.
 *
 * @param utterance number of the utterance it belongs to
 * @param asked name of the requested engine
 * @param spoke name of the engine that spoke it, or tried last
 * @param fallback why these two differ; empty if they don't
 * @param repeated whether a part of it was heard before the other engine said it again
 * @param ending how it ended
 * @param language of the request or, without one, of the voice; {@link Locale#ROOT} if unknown
 * @param characters of the text
 * @param waitMillis from the request for it until an engine began, at least 0
 * @param firstSoundMillis from the request for it until its first sound was passed on, -1 if none was
 * @param busyMillis the time that engines worked on it, without waits for the listener
 * @param audioMillis duration of its sound
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
        /** Its listener or an operator stopped it. */
        CANCELLED,
        /** No engine could speak it: it was lost. */
        FAILED,
        /** It had nothing to speak, or the request was wrong. */
        REFUSED
    }
}
