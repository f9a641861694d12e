package org.assistant.tts.speech.record;

import java.time.Instant;
import java.util.Locale;
import org.assistant.tts.speech.record.SentenceReport.Ending;

/**
 * An utterance that has ended, without its text.
 *
 * @param ended the time
 * @param report how it went
 * @param late whether its first sound came too late, by the limit in force then
 */
public record FinishedUtterance(Instant ended, UtteranceReport report, boolean late) {

    /** How its last text ended. */
    public Ending ending() {
        return report.ending().orElseThrow();
    }

    /** Whether it was anything but timely speech by the requested engine. */
    public boolean troubled() {
        boolean gaveUp = ending() == Ending.CANCELLED && report.firstSoundMillis() < 0;
        return late || gaveUp || report.gaps() > 0 || report.fallback().isPresent() || ending() == Ending.FAILED;
    }

    /** Whether its searchable fields contain all of {@code words}. */
    boolean matches(String words) {
        String told = told();
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!told.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private String told() {
        return String.join(
                        " ",
                        "#" + report.id(),
                        report.client(),
                        report.address(),
                        report.asked(),
                        report.engine(),
                        report.voice(),
                        report.fallback()
                                .map(cause -> "fallback " + cause.word())
                                .orElse(""),
                        late ? "late" : "",
                        report.gaps() > 0 ? "gaps" : "",
                        ending().name())
                .toLowerCase(Locale.ROOT);
    }
}
