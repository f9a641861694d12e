package org.assistant.tts.xtts;

import java.util.Arrays;
import org.assistant.tts.spi.Pcm;

/** The end of speech that was cut where it had lost its way. */
final class CutSpeech {

    private static final int WINDOWS_PER_SECOND = 50;

    /** A pause between words, rather than a soft sound: mean square at 45 dB below full scale. */
    private static final double SILENCE = Math.pow(10, -4.5);

    /** 5 ms: without a click, and too short to be heard. */
    private static final int FADES_PER_SECOND = 200;

    private CutSpeech() {}

    /** {@code last} up to its last silence, if there is one, and faded out. */
    static Pcm ended(Pcm last) {
        float[] samples = last.toArray();
        float[] kept = Arrays.copyOf(samples, end(samples, last.sampleRate() / WINDOWS_PER_SECOND));
        int fade = Math.min(kept.length, last.sampleRate() / FADES_PER_SECOND);
        for (int i = 0; i < fade; i++) {
            kept[kept.length - 1 - i] *= (float) i / fade;
        }
        return Pcm.of(kept, last.sampleRate());
    }

    /** Where the last silent window ends; the end of all where there is none. */
    private static int end(float[] samples, int window) {
        for (int end = samples.length; end >= window; end -= window) {
            double energy = 0;
            for (int i = end - window; i < end; i++) {
                energy += samples[i] * samples[i];
            }
            if (energy < SILENCE * window) {
                return end;
            }
        }
        return samples.length;
    }
}
