package org.assistant.tts.xtts.gpt.sampling;

/** The codes that may come next, in ascending order, and their probabilities, which add up to 1. */
final class Candidates {

    private final int[] codes;
    private final double[] probabilities;

    /** Takes ownership of both arrays, which have the same length, at least 1. */
    Candidates(int[] codes, double[] probabilities) {
        this.codes = codes;
        this.probabilities = probabilities;
    }

    int[] codes() {
        return codes.clone();
    }

    double[] probabilities() {
        return probabilities.clone();
    }

    /** Returns the code whose interval of [0, 1) contains {@code at}. */
    int pick(double at) {
        double end = 0;
        for (int i = 0; i < codes.length - 1; i++) {
            end += probabilities[i];
            if (at < end) {
                return codes[i];
            }
        }
        return codes[codes.length - 1];
    }
}
