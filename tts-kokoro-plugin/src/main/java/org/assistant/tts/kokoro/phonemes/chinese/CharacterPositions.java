package org.assistant.tts.kokoro.phonemes.chinese;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.spi.TTSException;

/**
 * A hidden Markov model of the position of a character in its word: at the beginning, at the end, in the middle, or alone. It
 * finds words that no dictionary has. Immutable.
 */
final class CharacterPositions {

    private static final int END = 1;
    private static final int ALONE = 3;
    private static final int POSITIONS = 4;

    private static final double NEVER = -3.14e100;

    private final double[] starts; // (positions), logarithms, like all below
    private final double[][] changes; // (positions, positions)
    private final Map<Integer, double[]> characters = new HashMap<>(); // (positions) of each

    private CharacterPositions(List<String> lines) {
        this.starts = numbers(lines.get(0));
        this.changes = new double[POSITIONS][];
        for (int position = 0; position < POSITIONS; position++) {
            changes[position] = numbers(lines.get(1 + position));
            for (String emission : lines.get(1 + POSITIONS + position).split(",")) {
                int colon = emission.lastIndexOf(':');
                characters.computeIfAbsent(emission.codePointAt(0), character -> never())[position] =
                        Double.parseDouble(emission.substring(colon + 1));
            }
        }
    }

    /**
     * Reads {@code file}: apart from lines that begin with #, a line of starts, four of changes, and four of
     * {@code character:logarithm,...}.
     *
     * @throws TTSException.ModelUnavailable if it can't be read or has another format
     */
    static CharacterPositions read(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return new CharacterPositions(lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList());
        } catch (IOException | RuntimeException e) {
            throw new TTSException.ModelUnavailable("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] never() {
        double[] never = new double[POSITIONS];
        Arrays.fill(never, NEVER);
        return never;
    }

    /** The most probable division of {@code characters}, one or more, into words. */
    List<String> words(String characters) {
        int[] positions = positions(characters);
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == END || positions[i] == ALONE || i + 1 == positions.length) {
                words.add(characters.substring(begin, i + 1));
                begin = i + 1;
            }
        }
        return words;
    }

    /** The Viterbi algorithm. */
    private int[] positions(String text) {
        int[][] before = new int[text.length()][POSITIONS];
        double[] best = new double[POSITIONS];
        double[] known = characters.getOrDefault((int) text.charAt(0), never());
        for (int position = 0; position < POSITIONS; position++) {
            best[position] = starts[position] + known[position];
        }
        for (int i = 1; i < text.length(); i++) {
            known = characters.getOrDefault((int) text.charAt(i), never());
            double[] next = never();
            for (int position = 0; position < POSITIONS; position++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int from = 0; from < POSITIONS; from++) {
                    double probability = best[from] + changes[from][position] + known[position];
                    if (changes[from][position] > NEVER && probability > most) {
                        most = probability;
                        before[i][position] = from;
                    }
                }
                next[position] = most;
            }
            best = next;
        }
        int[] positions = new int[text.length()];
        positions[text.length() - 1] = best[END] > best[ALONE] ? END : ALONE;
        for (int i = text.length() - 1; i > 0; i--) {
            positions[i - 1] = before[i][positions[i]];
        }
        return positions;
    }
}
