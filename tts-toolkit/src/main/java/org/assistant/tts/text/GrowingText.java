package org.assistant.tts.text;

/**
 * A text that may still grow.
 *
 * @param chars the text so far
 * @param complete whether it is the whole text
 */
record GrowingText(CharSequence chars, boolean complete) {

    /** Stands for a character that is not known yet. */
    static final int UNKNOWN = -1;

    /** Stands for the character after the end of a complete text. */
    static final int NOTHING = ' ';

    int length() {
        return chars.length();
    }

    char charAt(int position) {
        return chars.charAt(position);
    }

    /** Returns the code point at {@code position}, {@link #NOTHING} or {@link #UNKNOWN}; half a code point is unknown too. */
    int codePoint(int position) {
        if (position >= chars.length()) {
            return complete ? NOTHING : UNKNOWN;
        }
        boolean half = position + 1 == chars.length() && Character.isHighSurrogate(chars.charAt(position));
        return half && !complete ? UNKNOWN : Character.codePointAt(chars, position);
    }

    /** Returns the first position from {@code from} that is not a space within the line, at most {@code reach} further. */
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
