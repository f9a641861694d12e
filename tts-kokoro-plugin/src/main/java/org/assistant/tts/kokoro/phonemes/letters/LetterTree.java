package org.assistant.tts.kokoro.phonemes.letters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sound of a letter: by itself, and with the neighbours that change it. Tests the neighbours in one fixed order, the most
 * informative first (Daelemans' IGTree). Immutable.
 */
final class LetterTree {

    /** Positions relative to the letter, in the order in which they are tested. */
    private static final int[] ORDER = {0, 1, -1, 2, -2, 3, -3, 4, -4, 5};

    private static final char OUTSIDE = '#';

    private final String sounds; // if no branch matches
    private final Map<Character, LetterTree> branches;

    private LetterTree(String sounds, Map<Character, LetterTree> branches) {
        this.sounds = sounds;
        this.branches = branches;
    }

    /**
     * A letter in a word, and its sounds there.
     *
     * @param at the letter's index
     */
    record Example(String word, int at, String sounds) {
        char neighbour(int place) {
            return LetterTree.neighbour(word, at + place);
        }
    }

    static LetterTree learn(List<Example> examples) {
        return learn(examples, 0);
    }

    private static LetterTree learn(List<Example> examples, int depth) {
        String first = examples.get(0).sounds();
        boolean clear = examples.stream().allMatch(example -> example.sounds().equals(first));
        String usual = clear ? first : usual(examples);
        if (clear || depth == ORDER.length) {
            return new LetterTree(usual, Map.of());
        }
        Map<Character, List<Example>> parts = new HashMap<>();
        for (Example example : examples) {
            parts.computeIfAbsent(example.neighbour(ORDER[depth]), letter -> new ArrayList<>())
                    .add(example);
        }
        Map<Character, LetterTree> branches = new HashMap<>();
        parts.forEach((letter, part) -> {
            LetterTree branch = learn(part, depth + 1);
            if (!branch.branches.isEmpty() || !branch.sounds.equals(usual)) {
                branches.put(letter, branch);
            }
        });
        return new LetterTree(usual, Map.copyOf(branches));
    }

    private static String usual(List<Example> examples) {
        Map<String, Integer> counts = new HashMap<>();
        examples.forEach(example -> counts.merge(example.sounds(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** The sounds of the letter at {@code at}. */
    String sounds(String word, int at) {
        LetterTree tree = this;
        for (int place : ORDER) {
            LetterTree branch = tree.branches.get(neighbour(word, at + place));
            if (branch == null) {
                return tree.sounds;
            }
            tree = branch;
        }
        return tree.sounds;
    }

    private static char neighbour(String word, int at) {
        return at < 0 || at >= word.length() ? OUTSIDE : word.charAt(at);
    }
}
