package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/** Writes dates out, in digits or with the name of a month, in the order of the language and the country. Immutable. */
final class CalendarDates {

    private final LanguageTable table;
    private final NumberSpeller numbers;
    private final List<String> months;
    private final Map<String, Integer> names = new HashMap<>(); // names and short forms in lower case, to 1 to 12

    CalendarDates(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
        this.months = table.list("months");
        for (int i = 0; i < months.size(); i++) {
            names.put(months.get(i).toLowerCase(table.locale()), i + 1);
        }
        table.pairs("months.short")
                .forEach((name, number) -> names.put(name.toLowerCase(table.locale()), Integer.parseInt(number)));
    }

    List<Rewriting> rewritings() {
        String name = "(" + name() + ")\\.?";
        String suffix = "(?:" + table.text("ordinal.suffixes") + ")?";
        String year = "(?:,?\\s+(?:" + table.text("date.of") + "\\s+)?(\\d{4})(?![\\d-]))?";
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.addAll(new CalendarPeriods(table, name(), this::month).rewritings());
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d/-])(\\d{4})([/-])(\\d{1,2})\\2(\\d{1,2})(?:(T)(?=\\d{2}:\\d{2})|(?![\\d/-]))",
                date -> date(date.group(4), date.group(3), date.group(1), date) + (date.group(5) == null ? "" : ", ")));
        String article =
                table.text("date.article").isEmpty() ? "" : "(?:(?<!\\p{L})" + table.text("date.article") + "\\s)?";
        boolean monthFirst = table.text("date.order").equals("mdy");
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-])",
                date -> monthFirst
                        ? date(date.group(3), date.group(1), date.group(4), date)
                        : date(date.group(1), date.group(3), date.group(4), date)));
        if (!table.text("date.short").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?=\\d)(?<![\\d/.,])(" + table.text("date.short") + ")(?![\\d/]|[.,]\\d)", date -> {
                        String[] parts = date.group(1).split("/");
                        return monthFirst ? date(parts[1], parts[0], null, date) : date(parts[0], parts[1], null, date);
                    }));
        }
        if (!table.text("date.month-day").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<!\\p{L})" + name + "\\s+(\\d{1,2})" + suffix + "\\s?[-–]\\s?(\\d{1,2})" + suffix
                            + "(?![\\d/:.,]\\d|\\d|-)",
                    days -> month(days.group(1)) + " " + day(days.group(2)) + " " + table.text("range") + " "
                            + day(days.group(3))));
            if (!table.text("date.and").isEmpty()) {
                rewritings.add(Rewriting.ofDigits(
                        "(?<!\\p{L})" + name + "\\s+(\\d{1,2})" + suffix + "(,?\\s(?:" + table.text("date.and")
                                + ")\\s)(\\d{1,2})" + suffix + "(?=,?\\s\\d{4}(?!\\d)|[.;:!?)]|$)",
                        days -> month(days.group(1)) + " " + day(days.group(2)) + days.group(3) + day(days.group(4))));
            }
            rewritings.add(Rewriting.ofDigits(
                    "(?<!\\p{L})" + name + "\\s+(\\d{1,2})" + suffix + year
                            + "(?![\\d/:%]|[.,]\\d|\\s?(?:a\\.?m|p\\.?m)\\b)",
                    date -> named("date.month-day", date.group(1), date.group(2), date.group(3), date)));
        }
        if (table.text("date.days").equals("ordinal") && !article.isEmpty()) {
            // 4–7 May
            rewritings.add(Rewriting.ofDigits(
                    article + "(?<![\\d.,/:-])(\\d{1,2})" + suffix + "\\s?[-–]\\s?(?=\\d{1,2}" + suffix + "\\s(?:"
                            + table.text("date.of") + "\\s)?" + name() + ")",
                    first -> table.filled("date.first", "day", day(first.group(1))) + " " + table.text("range") + " "));
        }
        rewritings.add(Rewriting.ofDigits(
                article + "(?<![\\d.,/:-])(\\d{1,2})" + suffix + "\\s+(?:" + table.text("date.of") + "\\s+)?" + name
                        + year + "(?!\\p{L})",
                date -> named("date.day-month", date.group(2), date.group(1), date.group(3), date)));
        if (!table.pairs("months.short").isEmpty()) {
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})("
                            + LanguageTable.anyOf(table.pairs("months.short").keySet()) + ")\\.(?=\\s|$)",
                    month -> SentenceStop.withStop(month(month.group(1)), month)));
        }
        return rewritings;
    }

    /** A pattern of months' names and short forms; in English with a capital, or "may" would be a month. */
    private String name() {
        return (table.text("months.capital").equals("true") ? "" : "(?i)") + LanguageTable.anyOf(allNames())
                + "(?-i)(?!\\p{L})";
    }

    private List<String> allNames() {
        List<String> all = new ArrayList<>(months);
        all.addAll(table.pairs("months.short").keySet());
        return all;
    }

    /** Returns a date in digits in words; unchanged if no such day or month exists in either order. */
    private String date(String day, String month, String year, MatchResult written) {
        int days = Integer.parseInt(day);
        int months = Integer.parseInt(month);
        if (months > 12 && days <= 12) {
            return date(month, day, year, written);
        }
        if (days < 1 || days > 31 || months < 1 || months > 12) {
            return written.group();
        }
        String key = table.text("date.order").equals("mdy") ? "date.month-day" : "date.day-month";
        return filled(key, months, day, year);
    }

    private String named(String key, String name, String day, String year, MatchResult written) {
        int days = Integer.parseInt(day);
        Integer month = names.get(name.toLowerCase(table.locale()));
        if (days < 1 || days > 31 || month == null) {
            return written.group();
        }
        String words = filled(key, month, day, year);
        return SentenceStop.withStop(words, written);
    }

    private String filled(String key, int month, String day, String year) {
        String words = table.filled(key, "month", months.get(month - 1), "day", day(day));
        return year == null ? words : words + table.filled("date.year", "year", year(year));
    }

    private String month(String name) {
        return months.get(names.get(name.toLowerCase(table.locale())) - 1);
    }

    private String year(String digits) {
        return digits.length() == 2
                ? numbers.year(Integer.parseInt(digits) < 50 ? "20" + digits : "19" + digits)
                : numbers.year(digits);
    }

    private String day(String digits) {
        String day = Integer.toString(Integer.parseInt(digits));
        boolean ordinal = switch (table.text("date.days").toLowerCase(Locale.ROOT)) {
            case "ordinal" -> true;
            case "first" -> day.equals("1");
            default -> false;
        };
        return ordinal ? numbers.ordinal(day, "") : numbers.words(day);
    }
}
