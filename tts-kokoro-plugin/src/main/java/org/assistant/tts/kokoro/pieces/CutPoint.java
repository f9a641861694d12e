package org.assistant.tts.kokoro.pieces;

import org.assistant.tts.kokoro.phonemes.Vocabulary;

/** Places where phonemes may be cut in two, and how suitable they are. */
final class CutPoint {

    private static final String SENTENCE_MARKS = ".!?…";
    private static final String STRONG_CLAUSE_MARKS = ":;";
    private static final String CLAUSE_MARKS = ",—";
    private static final String CLOSERS = "”\")";

    /** How suitable a place is, best first. */
    private enum Fit {
        SENTENCE,
        STRONG_CLAUSE,
        CLAUSE,
        SPACE,
        NONE
    }

    private CutPoint() {}

    /**
     * Finds the place to cut {@code phonemes}: after the end of a sentence if there is one in reach, else after {@code :;},
     * else after {@code ,—}, else at a space, else anywhere; among equals the nearest to {@code wanted}.
     *
     * @param least the shortest first part
     * @param wanted the best length of the first part, {@code least} to {@code most}
     * @param most the longest first part, shorter than {@code phonemes}
     * @return length of the first part
     */
    static int nearest(String phonemes, int least, int wanted, int most) {
        int best = wanted;
        Fit bestFit = Fit.NONE;
        for (int at = least; at <= most; at++) {
            Fit fit = fit(phonemes, at);
            boolean nearer = Math.abs(at - wanted) < Math.abs(best - wanted);
            if (fit.compareTo(bestFit) < 0 || (fit == bestFit && nearer)) {
                best = at;
                bestFit = fit;
            }
        }
        return best;
    }

    /** Whether a cut at {@code at} is after punctuation. */
    static boolean isBehindMark(String phonemes, int at) {
        return fit(phonemes, at).compareTo(Fit.SPACE) < 0;
    }

    /** The first cut after punctuation with at least {@code least} and at most {@code most} characters before it, or -1. */
    static int firstMark(String phonemes, int least, int most) {
        for (int at = least; at <= most && at < phonemes.length(); at++) {
            if (isBehindMark(phonemes, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the first {@code length} of {@code phonemes} end with sentence punctuation that a word follows. */
    static boolean endsSentence(String phonemes, int length) {
        if (SENTENCE_MARKS.indexOf(phonemes.charAt(length - 1)) < 0) {
            return false;
        }
        int next = length;
        while (next < phonemes.length() && !Vocabulary.sounds(phonemes.charAt(next))) {
            if (SENTENCE_MARKS.indexOf(phonemes.charAt(next)) >= 0) {
                return false;
            }
            next++;
        }
        return next < phonemes.length();
    }

    /** The ending of a part that is followed by more of the same paragraph. */
    static Ending ending(String part) {
        return switch (fitAfter(part, part.length())) {
            case SENTENCE -> Ending.SENTENCE;
            case STRONG_CLAUSE, CLAUSE -> Ending.CLAUSE;
            case SPACE, NONE -> Ending.WORD;
        };
    }

    private static Fit fit(String phonemes, int at) {
        char before = phonemes.charAt(at - 1);
        char after = phonemes.charAt(at);
        boolean wordStarts =
                before == ' ' || (isMark(before) && after != ' ' && !isMark(after) && CLOSERS.indexOf(after) < 0);
        return wordStarts ? fitAfter(phonemes, at) : Fit.NONE;
    }

    /** The suitability of the place after {@code end} by its punctuation, ignoring spaces and closing quotes. */
    private static Fit fitAfter(String phonemes, int end) {
        int i = end - 1;
        while (i > 0 && (phonemes.charAt(i) == ' ' || CLOSERS.indexOf(phonemes.charAt(i)) >= 0)) {
            i--;
        }
        char mark = phonemes.charAt(i);
        if (SENTENCE_MARKS.indexOf(mark) >= 0) {
            return Fit.SENTENCE;
        }
        if (STRONG_CLAUSE_MARKS.indexOf(mark) >= 0) {
            return Fit.STRONG_CLAUSE;
        }
        return CLAUSE_MARKS.indexOf(mark) >= 0 ? Fit.CLAUSE : Fit.SPACE;
    }

    private static boolean isMark(char character) {
        return (SENTENCE_MARKS + STRONG_CLAUSE_MARKS + CLAUSE_MARKS).indexOf(character) >= 0;
    }
}
