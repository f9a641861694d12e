package org.assistant.tts.xtts.text.words;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of the month whose names are not simply the number and the word for day. */
final class JapaneseDays {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("2", "futsuka"),
            Map.entry("3", "mikka"),
            Map.entry("4", "yokka"),
            Map.entry("5", "itsuka"),
            Map.entry("6", "muika"),
            Map.entry("7", "nanoka"),
            Map.entry("8", "youka"),
            Map.entry("9", "kokonoka"),
            Map.entry("10", "tooka"),
            Map.entry("20", "hatsuka"));

    private static final Pattern DAY = Pattern.compile("(?<=月)1日|(?<!\\d)([2-9]|10|20)日(間)?");

    private JapaneseDays() {}

    /** Returns {@code text} with these names in Latin letters; 1日 counts only after a month. */
    static String rewrite(String text) {
        return DAY.matcher(text)
                .replaceAll(day -> Matcher.quoteReplacement(
                        day.group(1) == null
                                ? "tsuitachi"
                                : NAMES.get(day.group(1)) + (day.group(2) == null ? "" : "kan")));
    }
}
