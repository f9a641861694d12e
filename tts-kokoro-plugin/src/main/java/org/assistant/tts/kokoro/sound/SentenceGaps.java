package org.assistant.tts.kokoro.sound;

import java.util.Arrays;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;

/**
 * Makes the pauses between the sentences of one piece as long as those between pieces; the network leaves between none and 0.7 s
 * there. Works in whole frames, so that the durations stay correct.
 */
public final class SentenceGaps {

    /** The silence of a punctuation mark is searched for within this many frames: 200 ms, the precision of the durations. */
    private static final int REACH = 8;

    private static final double QUIET =
            Math.pow(10, -40 / 20.0); // of the loudest frame; some voices have noise below it

    private static final int STEP = 120; // samples, 5 ms: the precision of the search for the end of a word
    private static final int FADE = 120; // samples

    private SentenceGaps() {}

    /**
     * Returns {@code utterance} with every pause between two of its sentences {@code rest} long; if a voice makes no pause, one
     * is inserted where it is quietest.
     *
     * @param tokens of the piece of {@code utterance}
     * @param rest in samples, rounded to frames
     */
    public static PieceSound fit(PieceSound utterance, Tokens tokens, int rest) {
        int wanted = Math.round((float) rest / PieceSound.FRAME);
        PieceSound fitted = utterance;
        for (int mark : tokens.innerSentenceEnds()) {
            fitted = fit(fitted, mark, wanted);
        }
        return fitted;
    }

    private static PieceSound fit(PieceSound utterance, int mark, int wanted) {
        boolean[] quiet = quiet(utterance.samples());
        int at = nearestQuiet(quiet, middle(utterance.frames(), mark));
        if (at < 0) {
            return parted(utterance, mark, wanted);
        }
        int from = at;
        int to = at + 1;
        while (from > 0 && quiet[from - 1]) {
            from--;
        }
        while (to < quiet.length && quiet[to]) {
            to++;
        }
        int longer = wanted - (to - from);
        // In the middle, where it is quietest.
        int place = from + Math.min(wanted, to - from) / 2;
        return longer < 0 ? without(utterance, place, -longer) : with(utterance, place, longer, mark);
    }

    /** The quiet frames between the first sound and the last; a pause between sentences is nowhere else. */
    private static boolean[] quiet(float[] samples) {
        double[] energies = new double[samples.length / PieceSound.FRAME];
        double loudest = 0;
        for (int i = 0; i < energies.length; i++) {
            for (int j = i * PieceSound.FRAME; j < (i + 1) * PieceSound.FRAME; j++) {
                energies[i] += samples[j] * samples[j];
            }
            loudest = Math.max(loudest, energies[i]);
        }
        boolean[] quiet = new boolean[energies.length];
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] = energies[i] <= loudest * QUIET * QUIET;
        }
        for (int i = 0; i < quiet.length && quiet[i]; i++) {
            quiet[i] = false;
        }
        for (int i = quiet.length - 1; i >= 0 && quiet[i]; i--) {
            quiet[i] = false;
        }
        return quiet;
    }

    /** The frame in the middle of {@code token}. */
    private static int middle(long[] frames, int token) {
        return Math.toIntExact(start(frames, token) + frames[token] / 2);
    }

    private static int nearestQuiet(boolean[] quiet, int frame) {
        for (int distance = 0; distance <= REACH; distance++) {
            for (int candidate : new int[] {frame - distance, frame + distance}) {
                if (candidate >= 0 && candidate < quiet.length && quiet[candidate]) {
                    return candidate;
                }
            }
        }
        return -1;
    }

    /** Inserts {@code count} frames of silence between the last sound before {@code mark} and the first after it. */
    private static PieceSound parted(PieceSound utterance, int mark, int count) {
        float[] samples = utterance.samples();
        int from = Math.max(0, start(utterance.frames(), mark) - 1) * PieceSound.FRAME;
        int to = Math.min(
                samples.length,
                (start(utterance.frames(), Math.min(mark + 2, utterance.frames().length)) + 1) * PieceSound.FRAME);
        int quietest = from;
        double least = Double.MAX_VALUE;
        for (int at = from; at + STEP <= to; at += STEP) {
            double energy = 0;
            for (int i = at; i < at + STEP; i++) {
                energy += samples[i] * samples[i];
            }
            if (energy < least) {
                least = energy;
                quietest = at + STEP / 2;
            }
        }
        float[] parted = Arrays.copyOf(samples, samples.length + count * PieceSound.FRAME);
        int behind = quietest + count * PieceSound.FRAME;
        System.arraycopy(samples, quietest, parted, behind, samples.length - quietest);
        Arrays.fill(parted, quietest, behind, 0);
        for (int i = 0; i < Math.min(FADE, Math.min(quietest, parted.length - behind)); i++) {
            float gain = (i + 0.5f) / FADE;
            parted[quietest - 1 - i] *= gain;
            parted[behind + i] *= gain;
        }
        long[] frames = utterance.frames().clone();
        frames[mark] += count;
        return new PieceSound(parted, frames);
    }

    /** The frame at which {@code token} begins. */
    private static int start(long[] frames, int token) {
        return Math.toIntExact(Arrays.stream(frames, 0, token).sum());
    }

    /** Removes {@code count} frames from {@code place} on, each from the token that it belongs to. */
    static PieceSound without(PieceSound utterance, int place, int count) {
        long[] frames = utterance.frames().clone();
        long start = 0;
        for (int token = 0; token < frames.length; token++) {
            long end = start + utterance.frames()[token];
            frames[token] -= Math.max(0, Math.min(end, place + count) - Math.max(start, place));
            start = end;
        }
        float[] samples = new float[utterance.samples().length - count * PieceSound.FRAME];
        int cut = place * PieceSound.FRAME;
        System.arraycopy(utterance.samples(), 0, samples, 0, cut);
        System.arraycopy(utterance.samples(), cut + count * PieceSound.FRAME, samples, cut, samples.length - cut);
        return new PieceSound(samples, frames);
    }

    /** Inserts {@code count} frames of silence at {@code place}; they belong to {@code mark}. */
    private static PieceSound with(PieceSound utterance, int place, int count, int mark) {
        long[] frames = utterance.frames().clone();
        frames[mark] += count;
        float[] samples = new float[utterance.samples().length + count * PieceSound.FRAME];
        int cut = place * PieceSound.FRAME;
        System.arraycopy(utterance.samples(), 0, samples, 0, cut);
        System.arraycopy(
                utterance.samples(), cut, samples, cut + count * PieceSound.FRAME, utterance.samples().length - cut);
        return new PieceSound(samples, frames);
    }
}
