package org.assistant.tts.xtts.text;

import java.util.HashMap;
import java.util.Map;

/**
 * The pairs of neighbouring tokens that merge into one, and their order. Filled once, then only read.
 *
 * <p>The file of XTTS lists many pairs more than once; a pair has the rank of its last occurrence.
 */
final class MergeRules {

    private final Map<Long, Rule> rules = new HashMap<>();
    private int added;

    /** @param merged token that {@code left} and {@code right} become; later calls get a lower priority */
    void add(int left, int right, int merged) {
        rules.put(pair(left, right), new Rule(added++, merged));
    }

    /**
     * Merges neighbours until no rule applies: the lowest rank first, and the leftmost pair of equal rank.
     *
     * @param tokens changed in place; time grows with the square of their number
     * @return the number of tokens left at the beginning of {@code tokens}
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
