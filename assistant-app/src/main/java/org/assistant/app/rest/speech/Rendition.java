package org.assistant.app.rest.speech;

import java.util.OptionalInt;
import org.assistant.tts.spi.Pcm;

/**
 * How the sound of an answer differs from what the engine makes.
 *
 * @param volume what each sample is multiplied by, {@value #LEAST_VOLUME} to {@value #MOST_VOLUME}
 * @param sampleRate in hertz, {@value #LEAST_RATE} to {@value #MOST_RATE}; nothing for the engine's
 */
public record Rendition(double volume, OptionalInt sampleRate) {

    static final double LEAST_VOLUME = 0.1;
    static final double MOST_VOLUME = 10;

    /** Of telephones. */
    static final int LEAST_RATE = 8_000;

    /** The highest that every format has. */
    static final int MOST_RATE = 48_000;

    /** Not at all. */
    public static final Rendition PLAIN = new Rendition(1, OptionalInt.empty());

    /** The rate of the answer where the engine has {@code engines}. */
    int rate(int engines) {
        return sampleRate.orElse(engines);
    }

    /** {@code piece} at this volume; what is too loud is clipped. */
    Pcm atVolume(Pcm piece) {
        if (volume == 1) {
            return piece;
        }
        float[] samples = piece.toArray();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.max(-1, Math.min(1, volume * samples[i]));
        }
        return Pcm.of(samples, piece.sampleRate());
    }
}
