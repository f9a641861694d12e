package org.assistant.tts.speech.utterance;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.assistant.tts.speech.record.UtteranceReport.Moment;

/**
 * Computes the time to the first sound of an utterance, and its gaps, for a listener that plays the sound as it comes. A gap is
 * the silence after all sound so far has been played and before more comes. Thread-safe.
 */
final class Hearing {

    /** No voice here pauses longer between two words without punctuation; a longer silence is heard as a fault. */
    static final long LEAST_GAP_NANOS = 100_000_000;

    private static final long NANOS_A_MILLI = 1_000_000;

    private final LongSupplier nanoTime;
    private final PlaybackClock playback; // guarded by this, like all below
    private boolean asked;
    private long firstAsked;
    private long lastAsked;
    private boolean heard;
    private long firstSound;
    private boolean whole;
    private int gaps;
    private long gapNanos;

    Hearing(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.playback = new PlaybackClock(nanoTime);
    }

    /**
     * Starts a text.
     *
     * @param asWhole whether the listener plays nothing of it before it is complete
     */
    synchronized void asks(boolean asWhole) {
        lastAsked = nanoTime.getAsLong();
        firstAsked = asked ? firstAsked : lastAsked;
        asked = true;
        whole = asWhole;
    }

    /** Sound is about to be passed on; returns what the listener notices, if anything. Silence before the request is no gap. */
    synchronized Optional<Moment> comes() {
        long now = nanoTime.getAsLong();
        if (!heard) {
            heard = true;
            firstSound = now;
            return Optional.of(Moment.HEARD);
        }
        long gap = Math.min(playback.silence(), now - lastAsked);
        if (whole || gap <= LEAST_GAP_NANOS) {
            return Optional.empty();
        }
        gaps++;
        gapNanos += gap;
        return Optional.of(Moment.GAP);
    }

    /** The sink took sound, from {@code before} until now. */
    synchronized void took(long before, long soundNanos) {
        playback.took(before, soundNanos);
    }

    /** How long the listener has waited for the first sound; -1 once it was heard, or before the first text. */
    synchronized long waitingMillis() {
        return asked && !heard ? (nanoTime.getAsLong() - firstAsked) / NANOS_A_MILLI : -1;
    }

    /** How long the first sound took; -1 if none was heard. */
    synchronized long firstSoundMillis() {
        return heard ? (firstSound - firstAsked) / NANOS_A_MILLI : -1;
    }

    synchronized int gaps() {
        return gaps;
    }

    synchronized long gapMillis() {
        return gapNanos / NANOS_A_MILLI;
    }
}
