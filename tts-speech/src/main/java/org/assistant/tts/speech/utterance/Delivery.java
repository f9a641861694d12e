package org.assistant.tts.speech.utterance;

import java.util.function.Consumer;
import org.assistant.tts.audio.Resampler;
import org.assistant.tts.spi.Pcm;

/** The last stretch of a text's sound: to the rate of the utterance, past the meters, to the listener. For one thread. */
final class Delivery {

    private final int sampleRate;
    private final SentenceMeter meter;
    private final PlaybackClock playback;
    private final Cancellation cancellation;
    private final Consumer<Pcm> sink;
    private Resampler resampler; // null until a piece of another rate came
    private int from;
    private boolean sinkFailed;
    private int said;
    private boolean amid; // whether sound was handed on behind what was said

    /** @param sampleRate of what comes out, in hertz */
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

    /** The end of the part of the text that is wholly handed on, as far as its engine tells. */
    int said() {
        return said;
    }

    /** What the text is measured with. */
    SentenceMeter meter() {
        return meter;
    }

    /** Whether the listener refused a piece. */
    boolean sinkFailed() {
        return sinkFailed;
    }

    /** Hands on {@code piece}; what the listener throws reaches the caller. */
    void accept(Pcm piece) {
        if (piece.sampleRate() == sampleRate) {
            hand(piece);
        } else {
            if (resampler == null || from != piece.sampleRate()) {
                from = piece.sampleRate();
                resampler = new Resampler(from, sampleRate);
            }
            hand(resampler.push(piece));
        }
        piece.said().ifPresent(end -> said = end.upTo());
        amid = piece.said().isEmpty();
    }

    /** The engine has ended: hands on what is left. */
    void finish() {
        if (resampler != null) {
            Resampler last = resampler;
            resampler = null;
            hand(last.finish());
        }
    }

    /** Another engine goes on behind what was {@link #said}. */
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
