package org.assistant.app.rest.speech;

import java.util.OptionalInt;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.spi.Pcm;

/**
 * How the audio of an answer differs from the output of {@link SpeechService}.
 *
 * @param volume the factor for each sample, {@value #LEAST_VOLUME} to {@value #MOST_VOLUME}
 * @param sampleRate in hertz, {@value #LEAST_RATE} to {@value #MOST_RATE}; empty for {@link SpeechService#SAMPLE_RATE}
 */
public record Rendition(double volume, OptionalInt sampleRate) {

    static final double LEAST_VOLUME = 0.1;
    static final double MOST_VOLUME = 10;

    /** The rate of telephones. */
    static final int LEAST_RATE = 8_000;

    /** The highest rate that every format supports. */
    static final int MOST_RATE = 48_000;

    /** The output of {@link SpeechService} unchanged. */
    public static final Rendition PLAIN = new Rendition(1, OptionalInt.empty());

    /** The rate of the answer, in hertz. */
    int rate() {
        return sampleRate.orElse(SpeechService.SAMPLE_RATE);
    }

    /** {@code piece} at this volume; samples that are too loud are clipped. */
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
