package org.assistant.tts.kokoro.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;

/**
 * Rests between two words that no mark sets apart: some voices leave up to 0.8 s there, in an address or after a short form
 * too. They are cut to what tells words apart. Works in whole frames, as {@link SentenceGaps} does.
 */
public final class WordGaps {

    /** Frames of a space and the sound before it, which the network counts a rest among. */
    private static final int LONG = 8;

    private static final int LONGEST = 2_400; // samples, 100 ms at speed 1
    private static final int REACH = 4; // frames behind the space in which its silence may be
    private static final int WINDOW = 120; // samples, 5 ms
    private static final double QUIET = Math.pow(10, -40 / 10.0); // of the loudest window

    /** Frames that are left out. */
    record Cut(int from, int to) {}

    private WordGaps() {}

    /** {@code utterance} without what is too long of its rests between words. */
    public static PieceSound fit(PieceSound utterance, Tokens tokens, float speed) {
        PieceSound fitted = utterance;
        for (int space : spaces(utterance.frames(), tokens)) {
            Optional<Cut> cut = cut(fitted, space, speed);
            if (cut.isPresent()) {
                fitted = SentenceGaps.without(
                        fitted, cut.get().from(), cut.get().to() - cut.get().from());
            }
        }
        return fitted;
    }

    /** Tokens in which there may be such a rest, where the network gives all of them {@code frames}. */
    static List<Integer> spaces(long[] frames, Tokens tokens) {
        return tokens.spacesWithoutMark().stream()
                .filter(space -> frames[space - 1] + frames[space] >= LONG)
                .toList();
    }

    /** Frame from which on it depends on {@code space} what is heard. */
    static int from(long[] frames, int space) {
        return start(frames, space - 1);
    }

    /** Frame up to which the sound must be known for {@link #cut}. */
    static int to(long[] frames, int space) {
        return Math.min(start(frames, frames.length), start(frames, space + 1) + REACH);
    }

    /** What is too much of the rest at {@code space}; empty if it is short enough. */
    static Optional<Cut> cut(PieceSound utterance, int space, float speed) {
        double[] energies = energies(utterance.samples());
        double quiet = Arrays.stream(energies).max().orElse(0) * QUIET;
        int end = to(utterance.frames(), space) * PieceSound.FRAME / WINDOW;
        int longestFrom = 0;
        int longest = 0;
        int length = 0;
        for (int i = from(utterance.frames(), space) * PieceSound.FRAME / WINDOW; i < end; i++) {
            length = energies[i] <= quiet ? length + 1 : 0;
            if (length > longest) {
                longest = length;
                longestFrom = i + 1 - length;
            }
        }
        int frames = (int) (longest * WINDOW - LONGEST / speed) / PieceSound.FRAME;
        int from = (longestFrom + longest / 2) * WINDOW / PieceSound.FRAME - frames / 2;
        return frames > 0 ? Optional.of(new Cut(from, from + frames)) : Optional.empty();
    }

    private static int start(long[] frames, int token) {
        return Math.toIntExact(Arrays.stream(frames, 0, token).sum());
    }

    /** Square sum of each window. */
    private static double[] energies(float[] samples) {
        double[] energies = new double[samples.length / WINDOW];
        for (int i = 0; i < energies.length * WINDOW; i++) {
            energies[i / WINDOW] += samples[i] * samples[i];
        }
        return energies;
    }
}
