package org.assistant.tts.xtts.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Which two neighbouring tokens become one, and which pair goes first. Filled once, then only read.
 *
 * <p>The file of XTTS lists many pairs more than once; a pair has the rank of its last occurrence.
 */
final class MergeRules {

    private final Map<Long, Rule> rules = new HashMap<>();
    private int added;

    /** @param merged token that {@code left} and {@code right} become; later calls go after earlier ones */
    void add(int left, int right, int merged) {
        rules.put(pair(left, right), new Rule(added++, merged));
    }

    /**
     * Merges neighbours, those of the lowest rank first and of these the leftmost, until no rule applies.
     *
     * @param tokens changed in place; time grows with the square of their number
     * @return how many are left at the beginning of {@code tokens}
     */
    int apply(int[] tokens, int length) {
        int left = length;
        while (left > 1) {
            Rule best = null;
            int position = 0;
            for (int i = 0; i + 1 < left; i++) {
                Rule rule = rules.get(pair(tokens[i], tokens[i + 1]));
                if (rule != null && (best == null || rule.rank < best.rank)) {
                    best = rule;
                    position = i;
                }
            }
            if (best == null) {
                break;
            }
            tokens[position] = best.merged;
            System.arraycopy(tokens, position + 2, tokens, position + 1, left - position - 2);
            left--;
        }
        return left;
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    private record Rule(int rank, int merged) {}
}
