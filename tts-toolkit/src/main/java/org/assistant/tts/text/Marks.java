package org.assistant.tts.text;

/** Classifies characters by their meaning for the end of a sentence. */
final class Marks {

    /** May end a sentence, depending on the context. */
    private static final String AMBIGUOUS = "…‼⁇⁈⁉";

    /** Always end a sentence: Chinese and Japanese, Indic, Arabic, Armenian, Ethiopic, Burmese, Khmer, Greek. */
    private static final String CERTAIN = "。！？｡．।॥؟۔։።፧၊။។\u037E";

    /** All certain marks are at or above this code point. */
    private static final int FIRST_CERTAIN = '\u037E';

    /** Close a quotation or bracket directly after a mark; straight quotes and Markdown's signs open as well. */
    private static final String CLOSING = "\"'”’»›)]}）］｝」』】〉》〕＂*_`~";

    /** Close even after a space. */
    private static final String CLOSING_DETACHED = "”’)]}）］｝」』】〉》〕";

    /** Close in one language, open in another, where a word follows them directly. */
    private static final String CLOSING_OR_OPENING = "“‘«‹";

    private static final String CLAUSE = ",;:–—";
    private static final String CLAUSE_EAST_ASIAN = "，、；：､";

    private Marks() {}

    /** Whether a sentence may end at {@code c}. */
    static boolean isEnd(int c) {
        return c < FIRST_CERTAIN ? c == '.' || c == '!' || c == '?' : AMBIGUOUS.indexOf(c) >= 0 || isCertain(c);
    }

    static boolean isCertain(int c) {
        return c >= FIRST_CERTAIN && CERTAIN.indexOf(c) >= 0;
    }

    static boolean isClosing(int c) {
        return CLOSING.indexOf(c) >= 0;
    }

    static boolean isClosingOrOpening(int c) {
        return CLOSING_OR_OPENING.indexOf(c) >= 0;
    }

    static boolean isClosingDetached(int c) {
        return CLOSING_DETACHED.indexOf(c) >= 0;
    }

    /** Whether {@code c} is part of a picture; pictures directly after a mark belong to the sentence before them. */
    static boolean isPicture(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL -> true;
            case Character.MODIFIER_SYMBOL -> c > 0xFFFF; // skin tones
            default -> c == 0x200D || c == 0xFE0F; // joiner, picture variant
        };
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isLineBreak(int c) {
        return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isDash(int c) {
        return c == '-' || c == '–' || c == '—';
    }

    static boolean isClause(int c) {
        return CLAUSE.indexOf(c) >= 0;
    }

    static boolean isEastAsianClause(int c) {
        return CLAUSE_EAST_ASIAN.indexOf(c) >= 0;
    }

    /** Whether {@code c} is of a script without spaces between sentences. */
    static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> c >= '０' && c <= 'ｚ'; // full-width digits and letters
        };
    }

    /** Whether {@code c} is a letter or number of any kind. */
    static boolean isSpoken(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.OTHER_NUMBER
                || Character.getType(c) == Character.LETTER_NUMBER;
    }
}
