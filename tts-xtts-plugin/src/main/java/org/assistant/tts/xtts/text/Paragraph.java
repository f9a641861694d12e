package org.assistant.tts.xtts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text between two blank lines.
 *
 * @param text without trailing white space; may be empty
 * @param start index of its first UTF-16 unit in the whole text
 */
record Paragraph(String text, int start) {

    /** The groups keep a carriage return and its line feed together, as one break. */
    private static final Pattern BLANK_LINE = Pattern.compile("(?>\\R)\\h*+(?>\\R)\\s*+");

    /** The paragraphs of {@code text} in order, at least one. */
    static List<Paragraph> in(String text) {
        List<Paragraph> paragraphs = new ArrayList<>();
        int start = 0;
        for (Matcher line = BLANK_LINE.matcher(text); line.find(); start = line.end()) {
            paragraphs.add(new Paragraph(text.substring(start, line.start()).stripTrailing(), start));
        }
        paragraphs.add(new Paragraph(text.substring(start).stripTrailing(), start));
        return paragraphs;
    }
}
