package org.assistant.tts.speech.record;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Sample reports. */
public final class Reports {

    private Reports() {}

    /** A sentence of 20 characters and 1 s that {@code engine} spoke at twice real time. */
    public static SentenceReport spoken(String engine, long firstSoundMillis) {
        return report(engine, engine, Optional.empty(), SentenceReport.Ending.SPOKEN, firstSoundMillis);
    }

    /** The same, spoken by Kokoro instead of XTTS. */
    public static SentenceReport fallback(Cause cause, long firstSoundMillis) {
        return report("xtts", "kokoro", Optional.of(cause), SentenceReport.Ending.SPOKEN, firstSoundMillis);
    }

    /** A sentence that was never heard. */
    public static SentenceReport silent(SentenceReport.Ending ending) {
        return report("xtts", "xtts", Optional.empty(), ending, -1);
    }

    /** A sentence that was cut off after its first sound. */
    public static SentenceReport cut(long firstSoundMillis) {
        return report("xtts", "xtts", Optional.empty(), SentenceReport.Ending.CANCELLED, firstSoundMillis);
    }

    /** An utterance by {@code engine} whose first sound was heard after {@code firstSoundMillis}. */
    public static UtteranceReport heard(long id, String engine, long firstSoundMillis) {
        return utterance(UtteranceReport.Moment.HEARD, id, engine, firstSoundMillis, 0, Optional.empty());
    }

    /** The same, heard after 50 ms, at a gap. */
    public static UtteranceReport gap(long id, String engine) {
        return utterance(UtteranceReport.Moment.GAP, id, engine, 50, 1, Optional.empty());
    }

    /** The same at its end. */
    public static UtteranceReport ended(long id, String engine, SentenceReport.Ending ending) {
        return utterance(UtteranceReport.Moment.ENDED, id, engine, 50, 0, Optional.of(ending));
    }

    private static UtteranceReport utterance(
            UtteranceReport.Moment moment,
            long id,
            String engine,
            long firstSoundMillis,
            int gaps,
            Optional<SentenceReport.Ending> ending) {
        return new UtteranceReport(
                moment,
                id,
                "open",
                "127.0.0.1",
                engine,
                engine,
                Optional.empty(),
                "ada",
                Instant.EPOCH,
                20,
                3,
                firstSoundMillis,
                gaps,
                gaps * 200L,
                1000,
                ending);
    }

    private static SentenceReport report(
            String asked, String spoke, Optional<Cause> fallback, SentenceReport.Ending ending, long firstSoundMillis) {
        boolean heard = firstSoundMillis >= 0;
        boolean repeated = fallback.equals(Optional.of(Cause.STALLED));
        return new SentenceReport(
                1,
                asked,
                spoke,
                fallback,
                repeated,
                ending,
                Locale.US,
                20,
                3,
                firstSoundMillis,
                heard ? 500 : 0,
                heard ? 1000 : 0);
    }
}
