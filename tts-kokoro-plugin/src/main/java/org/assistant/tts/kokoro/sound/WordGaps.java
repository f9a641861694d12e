package org.assistant.tts.kokoro.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;

/**
 * Shortens pauses between two words without punctuation: some voices leave up to 0.8 s there, also in an address or after an
 * abbreviation. Works in whole frames, as {@link SentenceGaps} does.
 */
public final class WordGaps {

    /** The least frames of a space and the sound before it for a long pause; the network counts the pause in these. */
    private static final int LONG = 8;

    private static final int LONGEST = 2_400; // samples, 100 ms at speed 1
    private static final int REACH = 4; // frames after the space in which its silence may be
    private static final int WINDOW = 120; // samples, 5 ms
    private static final double QUIET = Math.pow(10, -40 / 10.0); // of the loudest window

    /** Frames that are removed. */
    record Cut(int from, int to) {}

    private WordGaps() {}

    /** Returns {@code utterance} with shortened pauses between words. */
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

    /** The tokens that may have such a pause, by their {@code frames}. */
    static List<Integer> spaces(long[] frames, Tokens tokens) {
        return tokens.spacesWithoutMark().stream()
                .filter(space -> frames[space - 1] + frames[space] >= LONG)
                .toList();
    }

    /** The frame from which on the sound depends on the cut at {@code space}. */
    static int from(long[] frames, int space) {
        return start(frames, space - 1);
    }

    /** The frame up to which {@link #cut} needs the sound. */
    static int to(long[] frames, int space) {
        return Math.min(start(frames, frames.length), start(frames, space + 1) + REACH);
    }

    /** The part of the pause at {@code space} to remove; empty if the pause is short enough. */
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
