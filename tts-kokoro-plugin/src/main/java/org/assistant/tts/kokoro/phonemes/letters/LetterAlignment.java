package org.assistant.tts.kokoro.phonemes.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Aligns the sounds of each word with its letters, for all words of a lexicon at once: a letter has no sound, one, or two. Starts
 * with guesses and re-estimates them from the best alignments for a few rounds.
 */
final class LetterAlignment {

    private static final int ROUNDS = 4;

    private static final int MOST_SOUNDS = 2; // of a letter

    /** The score of a pair that never occurred, as a logarithm. */
    private static final float UNSEEN = -14f;

    private final List<String> names = new ArrayList<>(List.of("")); // of sounds, by number; 0 is none
    private final Map<String, Integer> numbers = new HashMap<>();
    private final float[][] scores = new float[128][]; // (letter, first sound * sounds + second)

    private LetterAlignment() {}

    /**
     * Returns the sounds of each letter for each of {@code words}, in their order; empty for a word that has too many sounds.
     *
     * @param words of ASCII letters, each with its sounds
     */
    static List<List<String>> of(List<Map.Entry<String, List<String>>> words) {
        LetterAlignment alignment = new LetterAlignment();
        int[][] sounds = words.stream()
                .map(word ->
                        word.getValue().stream().mapToInt(alignment::number).toArray())
                .toArray(int[][]::new);
        alignment.guess();
        int[][] ends = new int[words.size()][];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ends.length; i++) {
                ends[i] = alignment.ends(words.get(i).getKey(), sounds[i]);
            }
            alignment.count(words, sounds, ends);
        }
        List<List<String>> aligned = new ArrayList<>(ends.length);
        for (int i = 0; i < ends.length; i++) {
            aligned.add(parts(words.get(i).getValue(), ends[i]));
        }
        return aligned;
    }

    private int number(String sound) {
        return numbers.computeIfAbsent(sound, name -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /** Letters mostly have one sound; symbols that look like a letter probably belong to it. */
    private void guess() {
        for (char letter = 0; letter < scores.length; letter++) {
            scores[letter] = new float[names.size() * names.size()];
            for (int first = 0; first < names.size(); first++) {
                for (int second = 0; second < names.size(); second++) {
                    boolean alike = names.get(first).indexOf(letter) >= 0
                            || names.get(second).indexOf(letter) >= 0;
                    scores[letter][first * names.size() + second] =
                            alike ? 0f : first == 0 ? -3f : second == 0 ? -2f : -6f;
                }
            }
        }
    }

    private void count(List<Map.Entry<String, List<String>>> words, int[][] sounds, int[][] ends) {
        for (float[] row : scores) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < ends.length; i++) {
            for (int at = 0; at < ends[i].length; at++) {
                int from = at == 0 ? 0 : ends[i][at - 1];
                scores[words.get(i).getKey().charAt(at)][pair(sounds[i], from, ends[i][at] - from)]++;
            }
        }
        for (float[] row : scores) {
            float total = 0;
            for (float count : row) {
                total += count;
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] == 0 ? UNSEEN : (float) Math.log(row[i] / total);
            }
        }
    }

    private int pair(int[] sounds, int from, int number) {
        int first = number > 0 ? sounds[from] : 0;
        int second = number > 1 ? sounds[from + 1] : 0;
        return first * names.size() + second;
    }

    /** The end of the sounds of each letter on the best path (Viterbi); empty if there is none. */
    private int[] ends(String word, int[] sounds) {
        int letters = word.length();
        float[][] best = new float[letters + 1][sounds.length + 1];
        byte[][] taken = new byte[letters + 1][sounds.length + 1];
        for (float[] row : best) {
            Arrays.fill(row, Float.NEGATIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int i = 1; i <= letters; i++) {
            float[] scored = scores[word.charAt(i - 1)];
            for (int j = 0; j <= sounds.length; j++) {
                for (int number = 0; number <= Math.min(MOST_SOUNDS, j); number++) {
                    float score = best[i - 1][j - number] + scored[pair(sounds, j - number, number)];
                    if (score > best[i][j]) {
                        best[i][j] = score;
                        taken[i][j] = (byte) number;
                    }
                }
            }
        }
        if (best[letters][sounds.length] == Float.NEGATIVE_INFINITY) {
            return new int[0];
        }
        int[] ends = new int[letters];
        int j = sounds.length;
        for (int i = letters; i > 0; i--) {
            ends[i - 1] = j;
            j -= taken[i][j];
        }
        return ends;
    }

    private static List<String> parts(List<String> sounds, int[] ends) {
        List<String> parts = new ArrayList<>(ends.length);
        int from = 0;
        for (int end : ends) {
            parts.add(String.join("", sounds.subList(from, end)));
            from = end;
        }
        return parts;
    }
}
