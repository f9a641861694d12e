package org.assistant.it.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes words as tones of their own pitch, with silence around them, so that the samples show which words were heard, in which
 * order, and how often. A word that ends in a number below {@value #NUMBERS}, such as {@code w17}, has the pitch of that
 * number; the pitch of other words depends on their letters.
 */
public final class Tones {

    /** The number of pitches. */
    public static final int NUMBERS = 200;

    private static final double LOWEST_HERTZ = 400;
    private static final double STEP_HERTZ = 20;
    private static final float LOUDNESS = 0.5f;

    /** The share of silence in a word's time, half of it on each side. */
    private static final double REST = 0.2;

    private Tones() {}

    /** Returns the number of {@code word}'s pitch. */
    public static int number(String word) {
        String digits = word.replaceFirst("^.*?(\\d*)$", "$1");
        int number = digits.isEmpty() || digits.length() > 3 ? NUMBERS : Integer.parseInt(digits);
        return number < NUMBERS ? number : Math.floorMod(word.hashCode(), NUMBERS);
    }

    /** Writes {@code word} as a tone that fills {@code samples} from {@code from} to {@code to}. */
    static void write(String word, float[] samples, int from, int to, int rate) {
        double hertz = LOWEST_HERTZ + STEP_HERTZ * number(word);
        int rest = (int) ((to - from) * REST / 2);
        for (int i = from + rest; i < to - rest; i++) {
            samples[i] = (float) (LOUDNESS * Math.sin(2 * Math.PI * hertz * (i - from) / rate));
        }
    }

    /**
     * Returns the numbers of the words in {@code samples}, in the order in which they are heard. A word must sound for at least
     * 20 ms.
     *
     * @param rate samples a second, in hertz
     */
    public static List<Integer> heard(float[] samples, int rate) {
        List<Integer> numbers = new ArrayList<>();
        int rest = rate / 500; // a tone is never below a quarter of its loudness for so long
        int start = -1;
        int last = 0;
        for (int i = 0; i <= samples.length; i++) {
            boolean sounds = i < samples.length && Math.abs(samples[i]) > LOUDNESS / 4;
            if (sounds) {
                start = start < 0 ? i : start;
                last = i;
            } else if (start >= 0 && (i == samples.length || i - last > rest)) {
                numbers.add(number(samples, start, last + 1, rate));
                start = -1;
            }
        }
        return List.copyOf(numbers);
    }

    /** Measures a pitch by the time between the first and last upward zero crossing, each interpolated between two samples. */
    private static int number(float[] samples, int from, int to, int rate) {
        double first = -1;
        double last = -1;
        int periods = -1;
        for (int i = from + 1; i < to; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                last = i - samples[i] / (samples[i] - samples[i - 1]);
                first = periods < 0 ? last : first;
                periods++;
            }
        }
        double hertz = periods < 1 ? 0 : periods * rate / (last - first);
        return (int) Math.round((hertz - LOWEST_HERTZ) / STEP_HERTZ);
    }
}
