package org.assistant.tts.speech.utterance;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.assistant.tts.speech.record.UtteranceReport.Moment;

/**
 * What somebody hears of an utterance who plays its sound as it comes: how long the first sound takes, and where the sound comes
 * later than what was before it had been played. Safe for many threads.
 */
final class Hearing {

    /** No voice here rests longer between two words without a mark; a longer silence is heard as a fault. */
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
     * A text is to be spoken from now on.
     *
     * @param asWhole whether nothing of it is played before all of it is there
     */
    synchronized void asks(boolean asWhole) {
        lastAsked = nanoTime.getAsLong();
        firstAsked = asked ? firstAsked : lastAsked;
        asked = true;
        whole = asWhole;
    }

    /** Sound is about to be handed on; what its listener notices, if anything. Silence before the text was there is no gap. */
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

    /** Sound was taken, from {@code before} until now. */
    synchronized void took(long before, long soundNanos) {
        playback.took(before, soundNanos);
    }

    /** How long the first sound has been waited for; -1 if it was heard, or nothing is to be said yet. */
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
