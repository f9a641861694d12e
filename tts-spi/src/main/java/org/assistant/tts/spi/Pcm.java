package org.assistant.tts.spi;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stretch of mono audio: samples in [-1, 1] at a rate, and where in its text it ends if that is known. Immutable. */
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
     * Wraps {@code samples} without a copy; the caller gives the array away.
     *
     * @param samples amplitudes, full scale at -1 and 1
     * @param sampleRate in hertz
     */
    public static Pcm of(float[] samples, int sampleRate) {
        return new Pcm(samples, sampleRate, Optional.empty());
    }

    /** {@code duration} of silence. */
    public static Pcm silence(Duration duration, int sampleRate) {
        return of(new float[Math.toIntExact(duration.toNanos() * sampleRate / 1_000_000_000L)], sampleRate);
    }

    /**
     * All that {@code engine} says to {@code request}, as one piece.
     *
     * @throws TTSException as {@link TTSEngine#speak} does
     */
    public static Pcm collect(TTSEngine engine, SpeechRequest request) {
        List<Pcm> pieces = new ArrayList<>();
        engine.speak(request, pieces::add);
        return concat(pieces, engine.sampleRate());
    }

    /**
     * {@code pieces} one after the other, without what each has said.
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

    /** The same sound, which ends where {@code end} says. */
    public Pcm saying(Said end) {
        return new Pcm(samples, sampleRate, Optional.of(end));
    }

    /** What was said of the text once this was heard; nothing if the engine does not know. */
    public Optional<Said> said() {
        return said;
    }

    /** The samples, read-only, from the first to the last. */
    public FloatBuffer samples() {
        return FloatBuffer.wrap(samples).asReadOnlyBuffer();
    }

    /** A copy of the samples. */
    public float[] toArray() {
        return samples.clone();
    }

    /** Number of samples. */
    public int length() {
        return samples.length;
    }

    /** Samples a second, in hertz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** How long it sounds. */
    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRate);
    }
}
