package org.assistant.tts.kokoro.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes Markdown from a text: language models write it, and it is not meant to be heard. */
final class Markdown {

    private static final Pattern FENCE = Pattern.compile("(?:```|~~~).*");
    private static final Pattern RULE = Pattern.compile("[-*_= ]{3,}");
    private static final Pattern TABLE_RULE = Pattern.compile("[|: ]*-[-|: ]*\\|[-|: ]*|\\|[-|: ]*-[-|: ]*");

    /** Quote marks, then the mark of a heading or a list item with its check box. */
    private static final Pattern LINE_MARK = Pattern.compile("((?:> ?)*+)((?:#{1,6}+ +|[-*+•] +(?:\\[[ xX]] +)?)?+)");

    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}[.)] .*");

    /** A link or picture: text, address with at most one pair of parentheses, title. Bounded, so that no text takes long. */
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500}+)]"
            + "\\([^()\\s]{0,1000}+(?:\\([^()\\s]{0,200}+\\)[^()\\s]{0,500}+)?+(?: +\"[^\"]{0,200}+\")?+\\)");

    private static final Pattern ADDRESS_IN_BRACKETS = Pattern.compile("<((?:https?:|mailto:)[^<>\\s]{1,1000}+)>");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^\\w{1,20}+]");

    /** Hyphens used as a dash, which between numbers are a minus, and arrows. */
    private static final Pattern LOOSE_DASH =
            Pattern.compile("(?<=\\S )(?:-{1,3}|–)(?= \\D)|(?<=\\pL)--(?=\\pL)|(?<=\\S )(?:-{1,2}|=)>(?= \\S)");

    /** A sign that only a mailbox, a host, a path or a file has inside. */
    private static final Pattern ADDRESS_SIGN = Pattern.compile("[\\pL\\d]@|\\pL/|[\\pL\\d]\\.\\pL");

    /** The farthest such sign from an underscore. */
    private static final int ADDRESS_REACH = 60;

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern SPACE_BEFORE_STOP = Pattern.compile(" (?=[.,](?:\\s|$))");

    /** A line break after a shorter line is intended. */
    private static final int SHORTEST_WRAPPED_LINE = 40;

    private final StringBuilder plain;
    private boolean joinable;

    private Markdown(int length) {
        this.plain = new StringBuilder(length);
    }

    /**
     * Returns {@code text} without Markdown.
     *
     * @param text lines whose only white space is spaces
     * @return paragraphs, headings, list items and rows, none empty, separated by a line feed
     */
    static String plain(String text) {
        Markdown markdown = new Markdown(text.length());
        text.lines().forEach(line -> markdown.append(line.strip()));
        return markdown.plain.toString();
    }

    private void append(String line) {
        if (line.isEmpty()
                || FENCE.matcher(line).matches()
                || RULE.matcher(line).matches()
                || TABLE_RULE.matcher(line).matches()) {
            joinable = false;
            return;
        }
        Matcher mark = LINE_MARK.matcher(line);
        boolean marked = mark.lookingAt() && !mark.group(2).isEmpty();
        boolean own = marked || NUMBERED.matcher(line).matches() || isRow(line);
        String words = inline(isRow(line) ? cells(line) : line.substring(mark.end()));
        if (words.isEmpty()) {
            return;
        }
        boolean wrapped = joinable && !own && Character.isLowerCase(words.codePointAt(0));
        if (!plain.isEmpty()) {
            plain.append(wrapped ? ' ' : '\n');
        }
        plain.append(words);
        joinable = !mark.group(2).startsWith("#") && !isRow(line) && line.length() >= SHORTEST_WRAPPED_LINE;
    }

    private static boolean isRow(String line) {
        return line.length() > 2 && line.startsWith("|") && line.endsWith("|");
    }

    private static String cells(String row) {
        return row.substring(1, row.length() - 1).strip().replaceAll(" *\\| *", ", ");
    }

    private static String inline(String line) {
        String words = line;
        if (line.indexOf('[') >= 0 || line.indexOf('<') >= 0) {
            // Twice, for a picture that is a link.
            words = LINK.matcher(LINK.matcher(words).replaceAll("$1")).replaceAll("$1");
            words = FOOTNOTE.matcher(words).replaceAll("");
            words = ADDRESS_IN_BRACKETS.matcher(words).replaceAll("$1");
        }
        words = LOOSE_DASH.matcher(withoutEmphasis(words)).replaceAll("—");
        words = SPACES.matcher(words).replaceAll(" ");
        return SPACE_BEFORE_STOP.matcher(words).replaceAll("").strip();
    }

    /** Removes stars, underscores, tildes and backticks used for formatting; an underscore between two words becomes a space. */
    private static String withoutEmphasis(String line) {
        StringBuilder words = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char mark = line.charAt(i);
            int end = i + 1;
            while (end < line.length() && line.charAt(end) == mark) {
                end++;
            }
            char before = i == 0 ? ' ' : line.charAt(i - 1);
            char after = end == line.length() ? ' ' : line.charAt(end);
            boolean word = mark == '_' && Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
            if (!formats(mark, end - i, before, after) || (word && isInAddress(line, i))) {
                words.append(line, i, end);
            } else if (word) {
                words.append(' ');
            }
            i = end;
        }
        return words.toString();
    }

    /** Whether the mark at {@code at} is inside an address or the name of a file, of which it is a part. */
    private static boolean isInAddress(String line, int at) {
        int from = at;
        while (from > 0 && at - from < ADDRESS_REACH && line.charAt(from - 1) != ' ') {
            from--;
        }
        int to = at;
        while (to < line.length() && to - at < ADDRESS_REACH && line.charAt(to) != ' ') {
            to++;
        }
        return ADDRESS_SIGN.matcher(line).region(from, to).find();
    }

    private static boolean formats(char mark, int length, char before, char after) {
        return switch (mark) {
            case '`', '_' -> true;
            case '~' -> length > 1;
            case '*' -> !(before == ' ' && after == ' ') && !(Character.isDigit(before) && Character.isDigit(after));
            default -> false;
        };
    }
}
