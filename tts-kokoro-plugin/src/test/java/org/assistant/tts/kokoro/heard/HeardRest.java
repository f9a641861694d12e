package org.assistant.tts.kokoro.heard;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.spi.Pcm;

/**
 * A pause in a speech as a listener hears it: a stretch that is much quieter than the loudest sound. The closure of a consonant
 * is too short to count, and the silence before the first sound and after the last does not count.
 *
 * @param from its start in the speech, in milliseconds
 * @param length in milliseconds
 */
record HeardRest(int from, int length) {

    /** Longer than the closure of a consonant. */
    private static final int SHORTEST_MILLIS = 150;

    private static final double QUIET = Math.pow(10, -40 / 10.0); // of the loudest window
    private static final int WINDOW_MILLIS = 10;
    private static final int STEP_MILLIS = 5;

    /** The pauses of {@code speech}, in order. */
    static List<HeardRest> in(Pcm speech) {
        double[] levels = levels(speech);
        double quiet = 0;
        for (double level : levels) {
            quiet = Math.max(quiet, level * QUIET);
        }
        List<HeardRest> rests = new ArrayList<>();
        int lastSound = -1;
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > quiet) {
                int length = (i - lastSound) * STEP_MILLIS - WINDOW_MILLIS;
                if (lastSound >= 0 && length >= SHORTEST_MILLIS) {
                    rests.add(new HeardRest(lastSound * STEP_MILLIS + WINDOW_MILLIS, length));
                }
                lastSound = i;
            }
        }
        return List.copyOf(rests);
    }

    private static double[] levels(Pcm speech) {
        float[] samples = speech.toArray();
        int step = speech.sampleRate() * STEP_MILLIS / 1000;
        int window = speech.sampleRate() * WINDOW_MILLIS / 1000;
        double[] levels = new double[Math.max(0, (samples.length - window) / step + 1)];
        for (int i = 0; i < levels.length; i++) {
            for (int j = i * step; j < i * step + window; j++) {
                levels[i] += samples[j] * samples[j];
            }
        }
        return levels;
    }

    /** The distance from its middle to {@code moment}, in milliseconds. */
    int distance(double moment) {
        return (int) Math.abs(from + length / 2.0 - moment);
    }
}
