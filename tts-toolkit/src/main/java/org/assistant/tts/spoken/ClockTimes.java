package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/** Writes times of day and durations out: {@code 9:05}, {@code 5 p.m.}, {@code 8h45}, {@code 9:00–17:00}. Immutable. */
final class ClockTimes {

    private static final String START = "(?<![\\d:.,/])";

    private static final String HOUR = "([01]?\\d|2[0-4])";

    private final LanguageTable table;
    private final NumberSpeller numbers;

    ClockTimes(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    /** The rewriting of a stop between hours and minutes to a colon, which must come before versions. */
    List<Rewriting> withStops() {
        String dotted = table.text("time.dotted");
        return dotted.isEmpty()
                ? List.of()
                : List.of(Rewriting.ofDigits(dotted, time -> time.group(1) + ":" + time.group(2)));
    }

    List<Rewriting> rewritings() {
        String halves = table.text("time.halves");
        String half = halves.isEmpty() ? "()" : "(?:\\s?(" + halves + "))?";
        String separator = table.text("time.separator");
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.add(range(half, separator));
        // Z and fractions of a second are those of 09:30:00.000Z.
        rewritings.add(Rewriting.ofDigits(
                START + HOUR + separator + "([0-5]\\d)(?::([0-5]\\d))?(?:(?:\\.\\d{1,9})?(Z)|" + half
                        + ")(?![\\d:])(?!\\p{L})",
                time -> time(time.group(1), time.group(2), time.group(3), time.group(5), "time.full", time)
                        + (time.group(4) == null ? "" : " UTC")));
        if (!halves.isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    START + "(1[0-2]|0?[1-9])\\s?(" + halves + ")(?!\\p{L})",
                    time -> time(time.group(1), "00", null, time.group(2), "time.full", time)));
        }
        if (!table.text("time.hours").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    START + HOUR + " ?" + table.text("time.hours") + "(?!\\p{L})",
                    time -> time(time.group(1), "00", null, null, "time.full", time)));
        }
        return rewritings;
    }

    /** The rewriting of two times with a dash or a word such as "alle" between them: 9:00–17:00, 12–1pm, 9-12h. */
    private Rewriting range(String half, String separator) {
        String hours = table.text("time.hours").isEmpty() ? "()" : "(?: ?(" + table.text("time.hours") + "))?";
        String moment = HOUR + "(?:" + separator + "([0-5]\\d)(?![\\d:]))?" + half + hours;
        String words = table.text("time.to");
        String to = "(\\s?[-–—]\\s?" + (words.isEmpty() ? "" : "|\\s(?:" + words + ")\\s") + ")";
        return Rewriting.ofDigits(
                START + "(?<!\\d\\s?[-–])" + moment + to + moment + "(?![\\d:/%-]|[.,]\\d|\\p{L})", this::range);
    }

    private String range(MatchResult range) {
        boolean dash = !Character.isLetter(range.group(5).strip().charAt(0));
        boolean first = isMarked(range, 1);
        if (!isMarked(range, 6) || !(first || dash)) {
            return range.group(); // two numbers
        }
        boolean ofHalf = !part(range, 8).isEmpty();
        String from = first || !ofHalf ? moment(range, 1) : numbers.cardinal(trimmed(range.group(1)), "hour");
        String to = dash ? " " + table.text("range") + " " : range.group(5);
        return from + to + moment(range, 6);
    }

    /** Whether the moment whose hour is {@code group} has minutes, a half of the day, or the sign of hours. */
    private static boolean isMarked(MatchResult range, int group) {
        return !(part(range, group + 1) + part(range, group + 2) + part(range, group + 3)).isEmpty();
    }

    private static String part(MatchResult range, int group) {
        return range.group(group) == null ? "" : range.group(group);
    }

    private String moment(MatchResult range, int group) {
        String minutes = part(range, group + 1);
        String full = table.text("time.range").isEmpty() ? "time.full" : "time.range";
        return time(range.group(group), minutes.isEmpty() ? "00" : minutes, null, part(range, group + 2), full, range);
    }

    /** @param full the key of a full hour */
    private String time(String hour, String minute, String second, String half, String full, MatchResult written) {
        String hours = numbers.cardinal(trimmed(hour), "hour");
        int minutes = Integer.parseInt(minute);
        String key;
        if (half != null && !half.isEmpty()) {
            key = minutes == 0 ? "time.half.full" : minutes < 10 ? "time.half.few" : "time.half.minutes";
        } else if (minutes > 0) {
            key = ofOne(minutes < 10 ? "time.few" : "time.minutes", hour);
        } else {
            boolean late =
                    Integer.parseInt(hour) > 12 && !table.text(full + ".late").isEmpty();
            boolean none =
                    Integer.parseInt(hour) == 0 && !table.text("time.full.none").isEmpty();
            key = none ? "time.full.none" : late ? full + ".late" : ofOne(full, hour);
        }
        String words = table.filled(
                key, "h", hours, "m", numbers.cardinal(Integer.toString(minutes)), "half", half(half, hour));
        if (second != null && Integer.parseInt(second) > 0) {
            words += " " + table.filled("time.seconds", "s", numbers.cardinal(trimmed(second)));
        }
        return SentenceStop.withStop(words, written);
    }

    /** Returns the key of an hour in the singular, if the language has one. */
    private String ofOne(String key, String hour) {
        return numbers.isOne(trimmed(hour)) && !table.text(key + ".one").isEmpty() ? key + ".one" : key;
    }

    /** Returns the words for a.m. or p.m., which in some languages depend on the hour. */
    private String half(String half, String hour) {
        boolean morning = half != null && !half.isEmpty() && Character.toLowerCase(half.charAt(0)) == 'a';
        String key = morning ? "time.am" : "time.pm";
        String own = table.text(key + "." + trimmed(hour));
        return own.isEmpty() ? table.text(key) : own;
    }

    private static String trimmed(String digits) {
        return Integer.toString(Integer.parseInt(digits));
    }
}
