package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/**
 * Writes the dashes between dates, months and days of the week out, and the short names of those: {@code Jan–Mar}, {@code
 * Mon–Fri}. Immutable.
 */
final class CalendarPeriods {

    private final LanguageTable table;
    private final String monthName;
    private final UnaryOperator<String> month;

    /**
     * @param monthName a pattern of names and short forms of months
     * @param month returns the name of a month for such a name
     */
    CalendarPeriods(LanguageTable table, String monthName, UnaryOperator<String> month) {
        this.table = table;
        this.monthName = monthName;
        this.month = month;
    }

    List<Rewriting> rewritings() {
        String to = " " + table.text("range") + " ";
        List<Rewriting> periods = new ArrayList<>();
        // 2024-06-01 – 2024-06-05, 28/12/2023–03/01/2024
        periods.add(Rewriting.ofDigits(
                "(?=\\s?[–—])(?<=\\d{4}-\\d{2}-\\d{2})\\s?[–—]\\s?(?=\\d{4}-\\d{2}-\\d{2})", dash -> to));
        periods.add(Rewriting.ofDigits(
                "(?=\\s?[-–—])(?<=\\d/\\d{2,4})\\s?[-–—]\\s?(?=\\d{1,2}/\\d{1,2}/\\d{2})", dash -> to));
        String name = "(?<!\\p{L})" + monthName;
        String day = "\\d{1,2}(?:" + table.text("ordinal.suffixes") + ")?";
        String of = "\\s(?:" + table.text("date.of") + "\\s)?";
        String start = "(?=(?:" + day + of + ")?" + name + ")";
        periods.add(Rewriting.ofDigits(
                "(?=\\s?[-–—])(?:(?<=" + name + "\\.?\\s" + day + ")|(?<=" + name + "\\.?" + of + "\\d{4})|(?<=" + name
                        + "\\.?\\s" + day + ",?\\s\\d{4})|(?<=\\d" + of + name + "\\.?))\\s?[-–—]\\s?" + start,
                dash -> to));
        if (!table.pairs("months.short").isEmpty()) {
            String brief = LanguageTable.anyOf(table.pairs("months.short").keySet());
            periods.add(Rewriting.of(
                    "(?<!\\p{L})(" + brief + ")\\.?(?=\\s?[-–—]\\s?" + name + "|" + of + "\\d{4}(?!\\d))",
                    found -> month.apply(found.group(1))));
            periods.add(Rewriting.of(
                    "(?=" + brief + ")(?<=" + name + "\\.?\\s?[-–—]\\s?)(" + brief + ")(?!\\p{L})\\.?",
                    found -> SentenceStop.withStop(month.apply(found.group(1)), found)));
        }
        periods.add(Rewriting.of("(?=\\s?[-–—])(?<=" + name + "\\.?)\\s?[-–—]\\s?(?=" + name + ")", dash -> to));
        Map<String, String> days = table.pairs("days.short");
        if (!days.isEmpty()) {
            String brief = LanguageTable.anyOf(days.keySet());
            String any = "(?:" + brief + "|" + LanguageTable.anyOf(days.values()) + ")";
            String joint = "(?:\\s?[-–—]\\s?|,\\s)";
            periods.add(Rewriting.of(
                    "(?<!\\p{L})(" + brief + ")\\.?(?=" + joint + any + "(?!\\p{L}))",
                    found -> days.get(found.group(1))));
            periods.add(Rewriting.of(
                    "(?=" + brief + ")(?<=(?<!\\p{L})" + any + joint + ")(" + brief + ")(?!\\p{L})\\.?",
                    found -> SentenceStop.withStop(days.get(found.group(1)), found)));
            if (table.text("months.capital").equals("true")) {
                periods.add(Rewriting.ofDigits(
                        "(?<!\\p{L})(" + brief + ")(?=\\s\\d{1,2}(?!\\d))", found -> days.get(found.group(1))));
            }
            periods.add(Rewriting.of(
                    "(?=\\s?[-–—])(?<=(?<!\\p{L})" + any + ")\\s?[-–—]\\s?(?=" + any + "(?!\\p{L}))", dash -> to));
        }
        return periods;
    }
}
