package org.assistant.tts.xtts.sound;

import java.util.Arrays;
import org.assistant.tts.spi.Pcm;

/** Trims and fades the end of speech that was cut because the network lost its way. */
final class CutSpeech {

    private static final int WINDOWS_PER_SECOND = 50;

    /** The mean square at 45 dB below full scale. Below it is a pause between words, not a soft sound. */
    private static final double SILENCE = Math.pow(10, -4.5);

    /** 5 ms: long enough to avoid a click, too short to be heard. */
    private static final int FADES_PER_SECOND = 200;

    private CutSpeech() {}

    /** Returns {@code last} up to its last silence, if it has one, with a fade-out. */
    static Pcm ended(Pcm last) {
        float[] samples = last.toArray();
        float[] kept = Arrays.copyOf(samples, end(samples, last.sampleRate() / WINDOWS_PER_SECOND));
        int fade = Math.min(kept.length, last.sampleRate() / FADES_PER_SECOND);
        for (int i = 0; i < fade; i++) {
            kept[kept.length - 1 - i] *= (float) i / fade;
        }
        return Pcm.of(kept, last.sampleRate());
    }

    /** Returns the end of the last silent window, or the end of the samples if no window is silent. */
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
