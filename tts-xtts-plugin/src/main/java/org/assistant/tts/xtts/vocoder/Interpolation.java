package org.assistant.tts.xtts.vocoder;

import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The position of each frame of the vocoder between the latents. Linear interpolations follow each other: for the speed, from
 * latents to columns of the vocoder's hop at the model's input rate, and from these to frames at its output rate. Each uses the
 * centres of its columns and repeats its first and last input beyond the ends, as PyTorch does without aligned corners. Positions
 * count from the very first latent, in double precision, so they do not depend on how many latents are known. Immutable.
 */
final class Interpolation {

    /** A linear interpolation from {@code inputs} columns to {@code outputs}. */
    private record Step(double inputs, double outputs) {

        int length(int length) {
            return (int) Math.floor(length * outputs / inputs);
        }

        double position(int column) {
            return Math.max(0, (column + 0.5) * inputs / outputs - 0.5);
        }
    }

    private final Step[] steps;

    /**
     * @param speed of the speech, 1 as the network speaks, 2 twice as fast
     */
    Interpolation(XttsDimensions dimensions, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be positive, was " + speed);
        }
        Step columns = new Step(1, (double) dimensions.codeStride() / dimensions.hop());
        Step rates = new Step(dimensions.inputSampleRate(), dimensions.outputSampleRate());
        this.steps = speed == 1 ? new Step[] {columns, rates} : new Step[] {new Step(1, 1 / speed), columns, rates};
    }

    /** The number of frames of {@code latents} if no more follow. */
    int frames(int latents) {
        int length = latents;
        for (Step step : steps) {
            length = step.length(length);
        }
        return length;
    }

    /** The number of frames that the first {@code latents} determine, whatever follows. */
    int decidedFrames(int latents) {
        int[] lengths = lengths(latents);
        int decided = frames(latents);
        while (decided > 0 && !isDecided(decided - 1, lengths)) {
            decided--;
        }
        return decided;
    }

    /** Receives the weighted latents of a frame. */
    interface Mix {

        /** Adds {@code latent}, multiplied by {@code weight}. */
        void add(int latent, double weight);
    }

    /**
     * Passes to {@code mix} the latents that a frame consists of; a latent may come more than once.
     *
     * @param frame less than {@link #frames} of {@code latents}
     * @param latents known latents; a frame that they don't determine is made as if no more followed
     */
    void mix(int frame, int latents, Mix mix) {
        mix(steps.length - 1, frame, 1, lengths(latents), mix);
    }

    private void mix(int step, int column, double weight, int[] lengths, Mix mix) {
        if (step < 0) {
            mix.add(column, weight);
            return;
        }
        double position = steps[step].position(column);
        int left = (int) position;
        double fraction = position - left;
        int right = Math.min(left + 1, lengths[step] - 1);
        mix(step - 1, left, weight * (1 - fraction), lengths, mix);
        mix(step - 1, right, weight * fraction, lengths, mix);
    }

    /** Whether the right neighbours of a frame are known in the input of every step. */
    private boolean isDecided(int frame, int[] lengths) {
        int column = frame;
        for (int i = steps.length - 1; i >= 0; i--) {
            column = (int) steps[i].position(column) + 1;
            if (column >= lengths[i]) {
                return false;
            }
        }
        return true;
    }

    /** Lengths of the inputs of the steps. */
    private int[] lengths(int latents) {
        int[] lengths = new int[steps.length];
        int length = latents;
        for (int i = 0; i < steps.length; i++) {
            lengths[i] = length;
            length = steps[i].length(length);
        }
        return lengths;
    }
}
