package org.assistant.tts.spi;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of mono audio: samples in [-1, 1], their rate, and the position in the text where it ends, if known. Immutable. */
public final class Pcm {

    private final float[] samples; // (length)
    private final int sampleRate;
    private final Optional<Said> said;

    private Pcm(float[] samples, int sampleRate, Optional<Said> said) {
        if (sampleRate <= 0) {
            throw new IllegalArgumentException("sampleRate must be positive, was " + sampleRate);
        }
        this.samples = samples;
        this.sampleRate = sampleRate;
        this.said = said;
    }

    /**
     * Wraps {@code samples} without a copy and takes ownership of the array.
     *
     * @param samples amplitudes, full scale at -1 and 1
     * @param sampleRate in hertz
     */
    public static Pcm of(float[] samples, int sampleRate) {
        return new Pcm(samples, sampleRate, Optional.empty());
    }

    /** Returns {@code duration} of silence. */
    public static Pcm silence(Duration duration, int sampleRate) {
        return of(new float[Math.toIntExact(duration.toNanos() * sampleRate / 1_000_000_000L)], sampleRate);
    }

    /**
     * Speaks {@code request} with {@code engine} and returns all of the sound as one piece.
     *
     * @throws TTSException as {@link TTSEngine#speak} does
     */
    public static Pcm collect(TTSEngine engine, SpeechRequest request) {
        List<Pcm> pieces = new ArrayList<>();
        engine.speak(request, pieces::add);
        return concat(pieces, engine.sampleRate());
    }

    /**
     * Joins {@code pieces} in order. The result has no {@link #said}.
     *
     * @param sampleRate of every piece, in hertz
     */
    public static Pcm concat(List<Pcm> pieces, int sampleRate) {
        int length = 0;
        for (Pcm piece : pieces) {
            if (piece.sampleRate != sampleRate) {
                throw new IllegalArgumentException(
                        "every piece must be at " + sampleRate + " Hz, one was at " + piece.sampleRate);
            }
            length = Math.addExact(length, piece.samples.length);
        }
        float[] all = new float[length];
        int at = 0;
        for (Pcm piece : pieces) {
            System.arraycopy(piece.samples, 0, all, at, piece.samples.length);
            at += piece.samples.length;
        }
        return of(all, sampleRate);
    }

    /** Returns the same sound with {@code end} as its position in the text. */
    public Pcm saying(Said end) {
        return new Pcm(samples, sampleRate, Optional.of(end));
    }

    /** The part of the text that has been spoken once this was heard; empty if the engine does not know. */
    public Optional<Said> said() {
        return said;
    }

    /** A read-only view of the samples. */
    public FloatBuffer samples() {
        return FloatBuffer.wrap(samples).asReadOnlyBuffer();
    }

    /** A copy of the samples. */
    public float[] toArray() {
        return samples.clone();
    }

    /** The number of samples. */
    public int length() {
        return samples.length;
    }

    /** Samples a second, in hertz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** The playing time. */
    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRate);
    }
}
