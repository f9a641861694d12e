package org.assistant.tts.xtts.vocoder;

import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * Where between the latents each frame of the vocoder lies: linear interpolations one after the other, of the speed, of latents
 * into columns of the vocoder's hop at the model's input rate, and of these into frames at its output rate. Each takes the
 * centres of its columns, and has its input go on at both ends as it ends there, as PyTorch does without aligned corners.
 * Positions are counted from the first latent of all, in double precision, so they are the same whatever is known. Immutable.
 */
final class Interpolation {

    /** A linear interpolation of which {@code outputs} columns come for {@code inputs}. */
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

    /** How many frames {@code latents} make when no more come. */
    int frames(int latents) {
        int length = latents;
        for (Step step : steps) {
            length = step.length(length);
        }
        return length;
    }

    /** How many frames the first {@code latents} decide, whatever comes after. */
    int decidedFrames(int latents) {
        int[] lengths = lengths(latents);
        int decided = frames(latents);
        while (decided > 0 && !isDecided(decided - 1, lengths)) {
            decided--;
        }
        return decided;
    }

    /** Adds up a frame. */
    interface Mix {

        /** Adds {@code latent}, multiplied by {@code weight}. */
        void add(int latent, double weight);
    }

    /**
     * Tells {@code mix} what a frame is made of; a latent may come more than once.
     *
     * @param frame less than {@link #frames} of {@code latents}
     * @param latents known; a frame that they don't decide is made as if no more came
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

    /** Whether the right neighbours of a frame are there in the input of every step. */
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
