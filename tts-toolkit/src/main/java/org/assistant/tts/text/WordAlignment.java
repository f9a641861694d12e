package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which words of one text are in another one, in the same order: the longest common subsequence. Where several are as long, a
 * word of the original is that which is spoken last. In long texts, five words in a row that each text has only once hold the
 * two together (as lines do in Bram Cohen's patience diff), and what was said goes for what lies between. If that is long too, it
 * is compared window by window, for as long as at least half of a window is the same.
 *
 * <p>Time and memory grow with the number of words alone.
 */
final class WordAlignment {

    /** Words of each text that are compared with each other at once; that takes half a millisecond. */
    private static final int WINDOW = 512;

    /** Words that are unlikely to be in a row twice by chance. */
    private static final int ROW = 5;

    /** Of a spoken word that the original has not. */
    static final int NONE = -1;

    private final int[] original;
    private final int[] spoken;
    private final int[] matches; // of each spoken word

    private WordAlignment(int[] original, int[] spoken) {
        this.original = original;
        this.spoken = spoken;
        matches = new int[spoken.length];
        Arrays.fill(matches, NONE);
    }

    /** Of each word of {@code spoken} its index in {@code original}, or {@link #NONE}; those that there are ascend. */
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

    /** The words amid rows that stand once in each text, in the order of the spoken ones. */
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

    /** Where the middle of each row is; {@link #NONE} for one that is there more than once. */
    private static Map<List<Integer>, Integer> once(int[] words) {
        List<Integer> all = Arrays.stream(words).boxed().toList();
        Map<List<Integer>, Integer> once = new HashMap<>();
        for (int i = 0; i + ROW <= words.length; i++) {
            once.merge(all.subList(i, i + ROW), i + ROW / 2, (first, again) -> NONE);
        }
        return once;
    }

    /** The most pairs that ascend in both texts; takes n log n. */
    private static List<Pair> ascending(List<Pair> pairs) {
        int[] lasts = new int
                [pairs.size()]; // of a row of so many pairs and one, the last: the one that is first in the original
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

    /** Matches what lies between two anchors; a window after the other where that is much. */
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
                return; // so little in common may be chance
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

    /** The longest common subsequence of a stretch of each text. */
    private final class Common {
        private final int from; // in the original
        private final int words;
        private final int first; // of the spoken ones
        private final int others;
        private final short[] lengths; // (words + 1, others + 1): of what is common from there on, at most WINDOW

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

        /** Matches its words up to the {@code enough}th of either text; returns what comes next. */
        Pair match(int enough) {
            int i = 0;
            int j = 0;
            while (i < Math.min(words, enough) && j < Math.min(others, enough)) {
                int cell = i * (others + 1) + j;
                if (lengths[cell] == lengths[cell + 1]) {
                    j++; // a later one does as well
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
