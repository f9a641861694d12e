package org.assistant.tts.xtts.text.spelling;

import java.util.regex.Pattern;

/** White space in cleaned text. */
final class Spaces {

    private static final Pattern RUN = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Spaces() {}

    /** Returns {@code text} with one space for any run of white space, and none at the ends. */
    static String collapse(String text) {
        return RUN.matcher(text).replaceAll(" ").strip();
    }
}
