package org.assistant.tts.spoken.table;

import java.util.regex.MatchResult;

/**
 * Keeps the full stop of a sentence that ends in an abbreviation. The words of the abbreviation carry a mark instead of its dot;
 * when the whole sentence is in words, a mark at its end becomes a full stop, and all others are removed.
 */
public final class SentenceStop {

    private static final char STOP = '\uE000'; // a private use character, which no text has

    private static final String CLOSING = "\"'”’»)]";

    private SentenceStop() {}

    /** Returns {@code words}, with a mark at the end if the dot of the written form may also have ended the sentence. */
    public static String withStop(String words, MatchResult written) {
        return written.group().endsWith(".") ? words + STOP : words;
    }

    /** Returns {@code text} with a mark at its end turned into a full stop, and all other marks removed. */
    public static String settled(String text) {
        int end = text.length();
        while (end > 0
                && (Character.isWhitespace(text.charAt(end - 1)) || CLOSING.indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        boolean stop = end > 0 && text.charAt(end - 1) == STOP;
        String settled = text.replace(String.valueOf(STOP), "");
        int at = end
                - (int) text.substring(0, end).chars().filter(c -> c == STOP).count();
        return stop ? settled.substring(0, at) + "." + settled.substring(at) : settled;
    }
}
