package org.assistant.tts.kokoro.sound;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps samples below full scale by lowering the volume smoothly around peaks. */
final class PeakLimiter {

    /** The largest amplitude of the result: 0.3 dB below full scale, room for overshoot of an encoder. */
    static final float CEILING = 0.966f;

    private static final int REACH = 120; // samples on either side, 5 ms

    /** The samples on either side that influence one sample. */
    static final int CONTEXT = 2 * REACH;

    private PeakLimiter() {}

    /** Limits {@code samples} in place; does not change them if none is above {@link #CEILING}. */
    static void limit(float[] samples) {
        float[] gains = new float[samples.length];
        boolean above = false;
        for (int i = 0; i < samples.length; i++) {
            gains[i] = Math.min(1, CEILING / Math.abs(samples[i]));
            above |= gains[i] < 1;
        }
        if (!above) {
            return;
        }
        // Each mean is over minima that all include the sample itself, so it is never above the gain the sample needs.
        float[] smooth = mean(minimum(gains));
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= Math.min(smooth[i], gains[i]);
        }
    }

    /** The smallest value within {@link #REACH} of each place. */
    private static float[] minimum(float[] values) {
        float[] smallest = new float[values.length];
        Deque<Integer> candidates = new ArrayDeque<>(); // indices of rising values
        for (int i = 0; i < values.length + REACH; i++) {
            if (i < values.length) {
                while (!candidates.isEmpty() && values[candidates.getLast()] >= values[i]) {
                    candidates.removeLast();
                }
                candidates.addLast(i);
            }
            int centre = i - REACH;
            if (centre >= 0) {
                while (candidates.getFirst() < centre - REACH) {
                    candidates.removeFirst();
                }
                smallest[centre] = values[candidates.getFirst()];
            }
        }
        return smallest;
    }

    /** The mean of the values within {@link #REACH} of each place; values beyond the ends count as 1. */
    private static float[] mean(float[] values) {
        float[] means = new float[values.length];
        int width = 2 * REACH + 1;
        double sum = width;
        for (int i = 0; i < values.length + REACH; i++) {
            sum += at(values, i) - at(values, i - width);
            if (i >= REACH) {
                means[i - REACH] = (float) (sum / width);
            }
        }
        return means;
    }

    private static float at(float[] values, int i) {
        return i >= 0 && i < values.length ? values[i] : 1;
    }
}
