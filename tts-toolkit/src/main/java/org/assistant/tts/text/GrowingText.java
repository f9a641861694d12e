package org.assistant.tts.text;

/**
 * A text of which more may come.
 *
 * @param chars what is there
 * @param complete whether that is all
 */
record GrowingText(CharSequence chars, boolean complete) {

    /** Stands for a character that has yet to come. */
    static final int UNKNOWN = -1;

    /** Stands for what follows the last character of a complete text. */
    static final int NOTHING = ' ';

    int length() {
        return chars.length();
    }

    char charAt(int position) {
        return chars.charAt(position);
    }

    /** The code point at {@code position}, {@link #NOTHING} or {@link #UNKNOWN}; half of one is unknown too. */
    int codePoint(int position) {
        if (position >= chars.length()) {
            return complete ? NOTHING : UNKNOWN;
        }
        boolean half = position + 1 == chars.length() && Character.isHighSurrogate(chars.charAt(position));
        return half && !complete ? UNKNOWN : Character.codePointAt(chars, position);
    }

    /** The first position from {@code from} on, and at most {@code reach} further, that is no space in the same line. */
    int afterSpaces(int from, int reach) {
        int position = from;
        while (position < chars.length()
                && position - from < reach
                && Marks.isSpace(chars.charAt(position))
                && !Marks.isLineBreak(chars.charAt(position))) {
            position++;
        }
        return position;
    }
}
