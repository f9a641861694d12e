package org.assistant.tts.speech.utterance;

import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.spi.Pcm;

/** Measures one text on its way to the listener. Not thread-safe. */
final class SentenceMeter {

    private final long asked = System.nanoTime();
    private final int characters;
    private final Locale language;
    private boolean engineBegan;
    private long begun;
    private boolean heard;
    private long firstSound;
    private long soundNanos;
    private long busyNanos;
    private boolean repeated;

    SentenceMeter(int characters, Locale language) {
        this.characters = characters;
        this.language = language;
    }

    /** An engine began at {@code when}; the last call counts. */
    void began(long when) {
        engineBegan = true;
        begun = when;
    }

    /** Adds the time that an engine worked. */
    void worked(long nanos) {
        busyNanos += nanos;
    }

    /** Another engine repeats sound that was heard in part. */
    void repeats() {
        repeated = true;
    }

    /** A piece is about to be passed on. */
    void hands() {
        if (!heard) {
            heard = true;
            firstSound = System.nanoTime();
        }
    }

    /** The sink took {@code piece}. */
    void took(Pcm piece) {
        soundNanos += piece.duration().toNanos();
    }

    SentenceReport report(
            long utterance, String asked, String spoke, Optional<Cause> fallback, SentenceReport.Ending ending) {
        return new SentenceReport(
                utterance,
                asked,
                spoke,
                fallback,
                repeated,
                ending,
                language,
                characters,
                engineBegan ? Math.max(0, millis(begun - this.asked)) : 0,
                heard ? millis(firstSound - this.asked) : -1,
                millis(Math.max(0, busyNanos)),
                millis(soundNanos));
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
