package org.assistant.tts.speech.utterance;

import java.util.Optional;
import java.util.function.Consumer;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;

/** The last stage of a text's sound: resamples it to the utterance's rate, measures it and passes it on. Not thread-safe. */
final class Delivery {

    private final int sampleRate;
    private final SentenceMeter meter;
    private final PlaybackClock playback;
    private final Cancellation cancellation;
    private final Consumer<Pcm> sink;
    private Resampler resampler; // null until a piece of another rate comes
    private int from;
    private boolean sinkFailed;
    private int said;
    private boolean amid; // whether sound after that end was passed on

    /** @param sampleRate of the output, in hertz */
    Delivery(
            int sampleRate,
            SentenceMeter meter,
            PlaybackClock playback,
            Cancellation cancellation,
            Consumer<Pcm> sink) {
        this.sampleRate = sampleRate;
        this.meter = meter;
        this.playback = playback;
        this.cancellation = cancellation;
        this.sink = sink;
    }

    /** The end of the text whose sound was passed on in full, as far as its engine reports that. */
    int said() {
        return said;
    }

    /** The meter of the text. */
    SentenceMeter meter() {
        return meter;
    }

    /** Whether the sink threw. */
    boolean sinkFailed() {
        return sinkFailed;
    }

    /** Passes {@code piece} on; exceptions of the sink reach the caller. */
    void accept(Pcm piece) {
        if (piece.sampleRate() == sampleRate) {
            hand(piece);
        } else {
            if (resampler == null || from != piece.sampleRate()) {
                from = piece.sampleRate();
                resampler = new Resampler(from, sampleRate);
            }
            hand(saying(piece.said(), resampler.push(piece)));
        }
        piece.said().ifPresent(end -> said = end.upTo());
        amid = piece.said().isEmpty();
    }

    /** Passes on what the resampler still holds, once the engine has ended. */
    void finish() {
        if (resampler != null) {
            Resampler last = resampler;
            resampler = null;
            hand(saying(amid ? Optional.empty() : Optional.of(new Said(said)), last.finish()));
        }
    }

    private static Pcm saying(Optional<Said> end, Pcm piece) {
        return end.map(piece::saying).orElse(piece);
    }

    /** Another engine continues after {@link #said}. */
    void restart() {
        resampler = null;
        if (amid) {
            meter.repeats();
        }
    }

    private void hand(Pcm piece) {
        cancellation.check();
        if (piece.length() == 0) {
            return;
        }
        meter.hands();
        long before = System.nanoTime();
        sinkFailed = true;
        sink.accept(piece);
        sinkFailed = false;
        meter.took(piece);
        playback.took(before, piece.duration().toNanos());
        cancellation.check();
    }
}
