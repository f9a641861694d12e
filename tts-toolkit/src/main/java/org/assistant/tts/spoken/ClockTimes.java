package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** Writes times of day and durations out: {@code 9:05}, {@code 5 p.m.}, {@code 8h45}. Immutable. */
final class ClockTimes {

    private final LanguageTable table;
    private final NumberSpeller numbers;

    ClockTimes(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    List<Rewriting> rewritings() {
        String halves = table.text("time.halves");
        String half = halves.isEmpty() ? "()" : "(?:\\s?(" + halves + "))?";
        String separator = table.text("time.separator");
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.add(Rewriting.ofFigures(
                "(?<![\\d:.,/])([01]?\\d|2[0-4])" + separator + "([0-5]\\d)(?::([0-5]\\d))?" + half
                        + "(?![\\d:])(?!\\p{L})",
                time -> time(time.group(1), time.group(2), time.group(3), time.group(4), time)));
        if (!halves.isEmpty()) {
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\d:.,/])(1[0-2]|0?[1-9])\\s?(" + halves + ")(?!\\p{L})",
                    time -> time(time.group(1), "00", null, time.group(2), time)));
        }
        if (!table.text("time.hours").isEmpty()) {
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\d:.,/])([01]?\\d|2[0-4]) ?" + table.text("time.hours") + "(?!\\p{L})",
                    time -> time(time.group(1), "00", null, null, time)));
        }
        return rewritings;
    }

    private String time(String hour, String minute, String second, String half, MatchResult written) {
        String hours = numbers.cardinal(trimmed(hour), "hour");
        int minutes = Integer.parseInt(minute);
        String key;
        if (half != null && !half.isEmpty()) {
            key = minutes == 0 ? "time.half.full" : minutes < 10 ? "time.half.few" : "time.half.minutes";
        } else if (minutes == 0) {
            key = Integer.parseInt(hour) == 1 && !table.text("time.full.one").isEmpty()
                    ? "time.full.one"
                    : Integer.parseInt(hour) > 12
                                    && !table.text("time.full.late").isEmpty()
                            ? "time.full.late"
                            : "time.full";
        } else {
            key = minutes < 10 ? "time.few" : "time.minutes";
            key = Integer.parseInt(hour) == 1 && !table.text(key + ".one").isEmpty() ? key + ".one" : key;
        }
        String morning = half != null && !half.isEmpty() && Character.toLowerCase(half.charAt(0)) == 'a' ? "am" : "pm";
        String words = table.filled(
                key,
                "h",
                hours,
                "m",
                numbers.cardinal(Integer.toString(minutes)),
                "half",
                table.text("time." + morning));
        if (second != null && Integer.parseInt(second) > 0) {
            words += " " + table.filled("time.seconds", "s", numbers.cardinal(trimmed(second)));
        }
        return Shortenings.withStop(words, written);
    }

    private static String trimmed(String digits) {
        return Integer.toString(Integer.parseInt(digits));
    }
}
