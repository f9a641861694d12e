package org.assistant.tts.spoken;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes tags and entities of HTML and SSML, and pause marks, from a text. */
public final class Markup {

    private static final Pattern PAUSE =
            Pattern.compile("(?i)\\s*(?:<break\\b[^<>]{0,200}>(?:\\s*</break>)?|\\[pause:[^\\[\\]]{0,20}])\\s*");
    private static final Pattern UNSPOKEN =
            Pattern.compile("(?is)<(script|style)\\b[^<>]{0,300}>.{0,20000}?</\\1>|<!--.{0,5000}?-->");
    private static final Pattern BLOCK = Pattern.compile(
            "(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|s|speak|paragraph)\\b[^<>]{0,300}>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\\s[^<>]{0,300})?/?>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});");

    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("deg", "°"),
            Map.entry("euro", "€"),
            Map.entry("pound", "£"),
            Map.entry("copy", ""),
            Map.entry("reg", ""),
            Map.entry("shy", ""));

    private Markup() {}

    /** Returns {@code text} without tags; a pause and the edge of a block become a line break. */
    public static String plain(String text) {
        String plain = text;
        if (plain.indexOf('<') >= 0 || plain.contains("[pause:")) {
            plain = PAUSE.matcher(plain).replaceAll("\n");
            plain = UNSPOKEN.matcher(plain).replaceAll(" ");
            plain = BLOCK.matcher(plain).replaceAll("\n");
            plain = TAG.matcher(plain).replaceAll("");
        }
        return plain.indexOf('&') < 0
                ? plain
                : ENTITY.matcher(plain)
                        .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(), entity.group(1))));
    }

    private static String character(String written, String name) {
        if (name.charAt(0) != '#') {
            return ENTITIES.getOrDefault(name, written);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int character = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(character) ? Character.toString(character) : "";
    }
}
