package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches the words of two texts in order: the longest common subsequence. Of several equally long ones, each word of the
 * original is matched with the last possible spoken word. In long texts, rows of five words that occur once in each text are
 * anchors (like lines in Bram Cohen's patience diff), and only the parts between anchors are compared. If such a part is long,
 * it is compared window by window, while at least half of a window matches.
 *
 * <p>Time and memory depend only on the number of words.
 */
final class WordAlignment {

    /** The number of words of each text that are compared at once, which takes half a millisecond. */
    private static final int WINDOW = 512;

    /** The length of a row of words that is unlikely to occur twice by chance. */
    private static final int ROW = 5;

    /** The index of a spoken word without a match in the original. */
    static final int NONE = -1;

    private final int[] original;
    private final int[] spoken;
    private final int[] matches; // the index in the original of each spoken word

    private WordAlignment(int[] original, int[] spoken) {
        this.original = original;
        this.spoken = spoken;
        matches = new int[spoken.length];
        Arrays.fill(matches, NONE);
    }

    /** Returns for each word of {@code spoken} its index in {@code original}, or {@link #NONE}; the indices ascend. */
    static int[] matches(List<Word> original, List<Word> spoken) {
        Map<String, Integer> numbers = new HashMap<>();
        WordAlignment alignment = new WordAlignment(numbered(original, numbers), numbered(spoken, numbers));
        alignment.match();
        return alignment.matches;
    }

    private static int[] numbered(List<Word> words, Map<String, Integer> numbers) {
        int[] numbered = new int[words.size()];
        for (int i = 0; i < numbered.length; i++) {
            Integer known = numbers.putIfAbsent(words.get(i).form(), numbers.size());
            numbered[i] = known != null ? known : numbers.size() - 1;
        }
        return numbered;
    }

    private void match() {
        int originalFrom = 0;
        int spokenFrom = 0;
        boolean small = isSmall(original.length, spoken.length);
        for (Pair anchor : small ? List.<Pair>of() : ascending(anchors())) {
            matches[anchor.spoken] = anchor.original;
            fill(originalFrom, anchor.original, spokenFrom, anchor.spoken);
            originalFrom = anchor.original + 1;
            spokenFrom = anchor.spoken + 1;
        }
        fill(originalFrom, original.length, spokenFrom, spoken.length);
    }

    /** Returns the middle words of rows that occur once in each text, in the order of the spoken words. */
    private List<Pair> anchors() {
        Map<List<Integer>, Integer> once = once(original);
        List<Pair> anchors = new ArrayList<>();
        once(spoken).forEach((row, at) -> {
            int there = once.getOrDefault(row, NONE);
            if (at != NONE && there != NONE) {
                anchors.add(new Pair(there, at));
            }
        });
        anchors.sort((one, other) -> Integer.compare(one.spoken, other.spoken));
        return anchors;
    }

    /** Returns the index of the middle word of each row; {@link #NONE} for a row that occurs more than once. */
    private static Map<List<Integer>, Integer> once(int[] words) {
        List<Integer> all = Arrays.stream(words).boxed().toList();
        Map<List<Integer>, Integer> once = new HashMap<>();
        for (int i = 0; i + ROW <= words.length; i++) {
            once.merge(all.subList(i, i + ROW), i + ROW / 2, (first, again) -> NONE);
        }
        return once;
    }

    /** Returns the longest sequence of pairs that ascends in both texts; takes n log n. */
    private static List<Pair> ascending(List<Pair> pairs) {
        // At i: the last pair of the sequence of i + 1 pairs that ends earliest in the original.
        int[] lasts = new int[pairs.size()];
        int[] before = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            for (int high = length; low < high; ) {
                int middle = (low + high) >>> 1;
                if (pairs.get(lasts[middle]).original < pairs.get(i).original) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? NONE : lasts[low - 1];
            lasts[low] = i;
            length = Math.max(length, low + 1);
        }
        List<Pair> ascending = new ArrayList<>();
        for (int i = length == 0 ? NONE : lasts[length - 1]; i != NONE; i = before[i]) {
            ascending.add(pairs.get(i));
        }
        Collections.reverse(ascending);
        return ascending;
    }

    /** Matches the words between two anchors, window by window if there are many. */
    private void fill(int originalFrom, int originalTo, int spokenFrom, int spokenTo) {
        int from = originalFrom;
        int first = spokenFrom;
        while (!isSmall(originalTo - from, spokenTo - first)) {
            if (from < originalTo && first < spokenTo && original[from] == spoken[first]) {
                matches[first++] = from++;
                continue;
            }
            Common common =
                    new Common(from, Math.min(originalTo - from, WINDOW), first, Math.min(spokenTo - first, WINDOW));
            if (common.length() < WINDOW / 2) {
                return; // so few matches may be chance
            }
            Pair reached = common.match(WINDOW / 2);
            from = reached.original;
            first = reached.spoken;
        }
        new Common(from, originalTo - from, first, spokenTo - first).match(Integer.MAX_VALUE);
    }

    private static boolean isSmall(int words, int others) {
        return (long) words * others <= WINDOW * WINDOW;
    }

    /** The longest common subsequence of a part of each text. */
    private final class Common {
        private final int from; // index in the original
        private final int words;
        private final int first; // index of the first spoken word
        private final int others;
        private final short[] lengths; // (words + 1, others + 1): common length from there, at most WINDOW

        Common(int from, int words, int first, int others) {
            this.from = from;
            this.words = words;
            this.first = first;
            this.others = others;
            lengths = new short[(words + 1) * (others + 1)];
            for (int i = words - 1; i >= 0; i--) {
                for (int j = others - 1; j >= 0; j--) {
                    int cell = i * (others + 1) + j;
                    lengths[cell] = original[from + i] == spoken[first + j]
                            ? (short) (lengths[cell + others + 2] + 1)
                            : (short) Math.max(lengths[cell + others + 1], lengths[cell + 1]);
                }
            }
        }

        int length() {
            return lengths[0];
        }

        /** Matches its words up to the {@code enough}th of either text; returns the next position. */
        Pair match(int enough) {
            int i = 0;
            int j = 0;
            while (i < Math.min(words, enough) && j < Math.min(others, enough)) {
                int cell = i * (others + 1) + j;
                if (lengths[cell] == lengths[cell + 1]) {
                    j++; // a later word matches as well
                } else if (original[from + i] == spoken[first + j]) {
                    matches[first + j++] = from + i++;
                } else {
                    i++;
                }
            }
            return new Pair(from + i, first + j);
        }
    }

    private record Pair(int original, int spoken) {}
}
