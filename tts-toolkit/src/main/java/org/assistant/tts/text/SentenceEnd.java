package org.assistant.tts.text;

import java.util.Locale;

/**
 * Decides whether a sentence ends at a mark, from a bounded number of characters on either side of it. Immutable.
 *
 * <p>The rules, in the order of the methods: a run of marks and the closing signs after it belong together; the sentence
 * continues if no space follows, or a lower-case letter; a full stop may also end an abbreviation, an initial or the number of
 * an item.
 */
final class SentenceEnd {

    private static final int MOST_SPACES = 64;
    private static final int LONGEST_ABBREVIATION = 24;
    private static final int LONGEST_ITEM_NUMBER = 4;
    private static final int MOST_LETTERS_BETWEEN_DOTS = 3;

    /** The characters that separate words, besides spaces. */
    private static final String WORD_BREAKS = "([{\"'“‘”’«»„¿¡-–—/*_`";

    /** First characters of Japanese words that continue the sentence after a quotation: to, tte, nado. */
    private static final String AFTER_QUOTATION = "とっな";

    private final Abbreviations abbreviations;

    SentenceEnd(Abbreviations abbreviations) {
        this.abbreviations = abbreviations;
    }

    /**
     * Returns the verdict on the mark at {@code at}.
     *
     * @param start the start of the sentence
     * @param capitals whether the sentence has capitals so far
     */
    EndOfSentence at(GrowingText text, int start, int at, boolean capitals) {
        MarkRun run = new MarkRun(text, at);
        if (run.isOpen()) {
            return EndOfSentence.OPEN;
        }
        int end = run.end();
        if (end == text.length() || run.isCutOff()) {
            return EndOfSentence.end(end);
        }
        int next = text.codePoint(end);
        if (next == GrowingText.UNKNOWN) {
            return EndOfSentence.OPEN;
        }
        if (run.isCertain()) {
            boolean quotation = run.isClosed() && AFTER_QUOTATION.indexOf(next) >= 0;
            boolean decimal = text.charAt(at) == '．' && Character.isDigit(next);
            return EndOfSentence.of(!quotation && !decimal, end);
        }
        if (!Marks.isSpace(next)) {
            boolean decimal = run.isSingleDot() && at > start && Character.isDigit(text.charAt(at - 1));
            return EndOfSentence.of(Marks.isUnspaced(next) && !decimal, end);
        }
        int following = text.afterSpaces(end, MOST_SPACES);
        int first = text.codePoint(following);
        if (first == GrowingText.UNKNOWN) {
            return EndOfSentence.OPEN;
        }
        if (Marks.isSpace(first)) {
            return EndOfSentence.end(end); // a line break, many spaces or the end of the text
        }
        if (first == '.' || first == '!' || first == '?' || first == '=' || first == ':') {
            return EndOfSentence.noEnd(following);
        }
        if (Marks.isDash(first)) {
            int second = text.codePoint(following + 1);
            return second == GrowingText.UNKNOWN
                    ? EndOfSentence.OPEN
                    : EndOfSentence.of(!Character.isLowerCase(second), end);
        }
        boolean small = Character.isLowerCase(first);
        if (!run.isSingleDot()) {
            return EndOfSentence.of(!small || (run.exclaims() && !run.isClosed()), end);
        }
        String word = wordBefore(text, start, at);
        if (small) {
            // In a text without capitals a sentence may end before a lower-case letter.
            return EndOfSentence.of(!capitals && !run.isClosed() && isPlainWord(word), end);
        }
        if (run.isClosed()) {
            return EndOfSentence.end(end);
        }
        if (at - start == word.length() && isItemNumber(word)) {
            return EndOfSentence.noEnd(end);
        }
        return afterDot(text, word, following, end);
    }

    /** Returns the verdict on a full stop that is not followed by a lower-case letter. */
    private EndOfSentence afterDot(GrowingText text, String word, int following, int end) {
        String lower = word.toLowerCase(Locale.ROOT);
        int first = text.codePoint(following);
        if (abbreviations.beforeAnything(lower) || (abbreviations.beforeNumber(lower) && Character.isDigit(first))) {
            return EndOfSentence.noEnd(end);
        }
        int numeral = abbreviations.beforeNumber(lower) ? endOfNumeral(text, following) : following;
        if (numeral > following) {
            return text.codePoint(numeral) == GrowingText.UNKNOWN ? EndOfSentence.OPEN : EndOfSentence.noEnd(end);
        }
        boolean half = abbreviations.isHalf(lower);
        if (!(half || mayBeAbbreviated(word, lower)) || !Character.isLetterOrDigit(first)) {
            return EndOfSentence.end(end);
        }
        int to = following;
        while (to < text.length()
                && Character.isLetterOrDigit(text.charAt(to))
                && to - following < LONGEST_ABBREVIATION) {
            to++;
        }
        if (text.codePoint(to) == GrowingText.UNKNOWN) {
            return EndOfSentence.OPEN;
        }
        String next = text.chars().subSequence(following, to).toString().toLowerCase(Locale.ROOT);
        return EndOfSentence.of(half ? !abbreviations.goesOn(next) : abbreviations.startsSentence(next), end);
    }

    /** Returns the end of the Roman numeral at {@code at}; {@code at} if there is none, or only an I, which may be the pronoun. */
    private static int endOfNumeral(GrowingText text, int at) {
        int to = at;
        while (to < text.length() && to - at < LONGEST_ITEM_NUMBER && "IVXLC".indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        int next = text.codePoint(to);
        boolean pronoun = to == at + 1 && text.charAt(at) == 'I' && next != GrowingText.UNKNOWN;
        return Character.isLetterOrDigit(next) || pronoun ? at : to;
    }

    /** Returns the word that ends before {@code at}, with the dots inside it; empty if it is too long for an abbreviation. */
    private static String wordBefore(GrowingText text, int start, int at) {
        int from = at;
        while (from > start
                && !Marks.isSpace(text.charAt(from - 1))
                && WORD_BREAKS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
            if (at - from > LONGEST_ABBREVIATION) {
                return "";
            }
        }
        return text.chars().subSequence(from, at).toString();
    }

    private boolean isPlainWord(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return word.length() > 1
                && word.indexOf('.') < 0
                && !(abbreviations.ordinalsHaveDots() && word.chars().allMatch(Character::isDigit))
                && !abbreviations.beforeAnything(lower)
                && !abbreviations.beforeNumber(lower)
                && !abbreviations.beforeMost(lower);
    }

    private boolean mayBeAbbreviated(String word, String lower) {
        boolean initial = word.length() == 1 && isCased(word.charAt(0));
        boolean ordinal = abbreviations.ordinalsHaveDots()
                && !word.isEmpty()
                && word.length() <= 2
                && word.chars().allMatch(Character::isDigit);
        return initial || ordinal || isAcronym(word) || abbreviations.beforeMost(lower);
    }

    /** {@code U.S}, {@code EE.UU}, {@code एम.ए}: a dot after every few letters, none in lower case. */
    private static boolean isAcronym(String word) {
        int letters = 0;
        boolean dots = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.') {
                dots = true;
                letters = 0;
            } else if (Character.isLowerCase(c) || Character.isDigit(c) || ++letters > MOST_LETTERS_BETWEEN_DOTS) {
                return false;
            }
        }
        return dots;
    }

    /** {@code 3}, {@code 1.2}, {@code b}, {@code IV}: the number of a list item. */
    private static boolean isItemNumber(String word) {
        if (word.isEmpty() || word.length() > LONGEST_ITEM_NUMBER) {
            return false;
        }
        boolean number = word.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        boolean roman = word.chars().allMatch(c -> "IVXivx".indexOf(c) >= 0);
        boolean letter = word.length() == 1 && isCased(word.charAt(0));
        return number || roman || letter;
    }

    private static boolean isCased(char c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c);
    }
}
