package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/** Writes units after numbers, percentages and degrees out. Immutable. */
final class Measures {

    private final LanguageTable table;
    private final NumberSpeller numbers;
    private final Map<String, String> units = new LinkedHashMap<>(); // written to singular/plural

    Measures(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
        units.putAll(table.pairs("units"));
    }

    /** The rewritings of units after fractions, which are still in digits. */
    List<Rewriting> behindFractions() {
        return units.isEmpty()
                ? List.of()
                : List.of(Rewriting.of(
                        "(\\d\\s)?((?<![\\d/])\\d[/⁄]\\d|\\d?[½⅓⅔¼¾⅛⅜⅝⅞])\\s?" + unit(),
                        measure -> (measure.group(1) == null ? "" : measure.group(1)) + measure.group(2) + " "
                                + form(measure.group(3), isPart(measure))));
    }

    /** Whether the fraction is less than one. */
    private static boolean isPart(MatchResult fraction) {
        return fraction.group(1) == null && (fraction.group(2).length() != 2);
    }

    private String unit() {
        // The stop of an abbreviation, as in "2 tbsp. butter".
        return "(" + LanguageTable.anyOf(units.keySet()) + ")(?![\\p{L}\\d²³])(?:\\.(?=\\s\\p{Ll}))?";
    }

    List<Rewriting> rewritings() {
        if (units.isEmpty()) {
            return List.of();
        }
        String number = "(" + numbers.pattern() + ")";
        String unit = unit();
        List<Rewriting> rewritings = new ArrayList<>();
        if (!table.text("money.articles").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?=\\d)(?<=\\b(?i:" + table.text("money.articles") + ")\\s)" + number + "[\\s-]?(?=\\p{L})" + unit
                            + "[\\s-](?=" + table.text("money.nouns") + ")",
                    measure -> numbers.number(measure.group(1)) + "-" + form(measure.group(2), true) + " "));
        }
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,])([-−])?" + number + "-" + unit,
                measure -> numbers.number(measure.group(2)) + "-" + form(measure.group(3), true)));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,])(?:(?<!\\d\\s?)([-−]))?" + number + "\\s?" + unit,
                measure -> SentenceStop.withStop(
                        (measure.group(1) == null ? "" : table.text("minus") + " ")
                                + numbers.number(measure.group(2), form(measure)) + " "
                                + form(measure.group(3), numbers.isOne(measure.group(2))),
                        measure)));
        if (!table.text("feet").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\p{L}\\d.,])(\\d{1,2})'\\s?(\\d{1,2})(?:\"|(?![\\p{L}\\d'\"]))",
                    height -> table.filled(
                            "feet", "a", numbers.cardinal(height.group(1)), "b", numbers.cardinal(height.group(2)))));
        }
        List<String> clear = units.keySet().stream()
                .filter(written -> written.length() > 2 && written.indexOf('/') > 0)
                .collect(Collectors.toList());
        rewritings.add(Rewriting.of(
                "(?<![\\p{L}\\d])(" + LanguageTable.anyOf(clear) + ")(?![\\p{L}\\d])",
                measure -> form(measure.group(1), false)));
        rewritings.addAll(per());
        return rewritings;
    }

    /** The rewritings of what follows a slash: {@code MB/s}, {@code g/cm³}, {@code €/month}, {@code requests/s}. */
    private List<Rewriting> per() {
        Map<String, String> per = table.pairs("per.units");
        if (per.isEmpty()) {
            return List.of();
        }
        List<String> counted = new ArrayList<>(table.currencyWords());
        units.values().forEach(forms -> counted.addAll(List.of(forms.split("/"))));
        // A single letter may mean anything, except after a unit or a counted noun.
        String measured = "(?:" + LanguageTable.anyOf(counted) + "|[€$£]|\\d\\s?\\p{L}{2,15})";
        return List.of(
                Rewriting.of(
                        "(?=/)(?<=[\\p{L}\\d€£$²³])/(" + LanguageTable.anyOf(per.keySet())
                                + ")(?<=/[^/]{2,20})(?![\\p{L}\\d²³/])",
                        unit -> " " + per.get(unit.group(1))),
                Rewriting.of(
                        "(?=/)(?<=" + measured + ")/(" + LanguageTable.anyOf(per.keySet()) + ")(?![\\p{L}\\d²³/])",
                        unit -> " " + per.get(unit.group(1))));
    }

    /** Returns the form of a number for the gender of its unit. */
    private String form(MatchResult measure) {
        return table.list("units.feminine").contains(measure.group(3)) ? "feminine" : "counting";
    }

    private String form(String unit, boolean one) {
        String[] forms = units.get(unit).split("/");
        return one || forms.length == 1 ? forms[0] : forms[1];
    }
}
