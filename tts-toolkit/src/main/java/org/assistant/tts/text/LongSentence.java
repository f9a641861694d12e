package org.assistant.tts.text;

/** Finds the place to cut a sentence that is too long. */
final class LongSentence {

    private LongSentence() {}

    /**
     * Returns the best place in the second half of {@code start} to {@code end}: after the last clause, else after the last
     * word, else at {@code end}, but not between a character and its accents.
     */
    static int cut(CharSequence text, int start, int end) {
        int middle = start + (end - start) / 2;
        int word = -1;
        for (int i = end; i > middle; i--) {
            char before = text.charAt(i - 1);
            boolean space = Marks.isSpace(text.charAt(i));
            if (Marks.isEastAsianClause(before) || (space && Marks.isClause(before))) {
                return i;
            }
            if (space && word < 0) {
                word = i;
            }
        }
        if (word >= 0) {
            return word;
        }
        int cut = end;
        while (cut > middle && belongsToTheOneBefore(text.charAt(cut))) {
            cut--;
        }
        return cut > middle ? cut : end;
    }

    private static boolean belongsToTheOneBefore(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLowSurrogate(c);
        };
    }
}
