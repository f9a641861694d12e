package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes ranges, fractions and ratios out. Numbers in ranges and ratios stay in digits for later rewritings. Immutable. */
final class Intervals {

    /** Vulgar fractions of one character. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("½", "1/2"),
            Map.entry("⅓", "1/3"),
            Map.entry("⅔", "2/3"),
            Map.entry("¼", "1/4"),
            Map.entry("¾", "3/4"),
            Map.entry("⅕", "1/5"),
            Map.entry("⅖", "2/5"),
            Map.entry("⅗", "3/5"),
            Map.entry("⅘", "4/5"),
            Map.entry("⅙", "1/6"),
            Map.entry("⅚", "5/6"),
            Map.entry("⅛", "1/8"),
            Map.entry("⅜", "3/8"),
            Map.entry("⅝", "5/8"),
            Map.entry("⅞", "7/8"));

    private final LanguageTable table;
    private final NumberSpeller numbers;

    Intervals(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    List<Rewriting> rewritings() {
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.add(Rewriting.of(
                "(\\d?)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])",
                sign -> sign.group(1) + (sign.group(1).isEmpty() ? "" : " ") + SIGNS.get(sign.group(2))));
        Map<String, String> exceptions = table.pairs("fraction.exceptions");
        if (!exceptions.isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\d/.,])" + LanguageTable.anyOf(exceptions.keySet()) + "(?![\\d/])",
                    fixed -> exceptions.get(fixed.group())));
        }
        if (!table.text("fraction.behind").isEmpty()) {
            // Two cups and a half.
            rewritings.add(Rewriting.ofDigits("(?<![\\d/.,])(\\d{1,3})\\s1[/⁄]2\\s(\\p{L}+)", this::withHalfBehind));
        }
        if (!table.text("fraction.half").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\d/.,\\p{L}]|\\d\\s)1[/⁄]2(?![\\d/])(?=\\s(\\p{L}+))?",
                    half -> table.text(
                            half.group(1) != null && isFeminine(half.group(1))
                                    ? "fraction.half.feminine"
                                    : "fraction.half")));
        }
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d/.,])(\\d{1,4})\\s(\\d)[/⁄](\\d{1,2})(?![\\d/])",
                mixed -> numbers.cardinal(mixed.group(1)) + " " + table.text("fraction.and") + " "
                        + fraction(mixed.group(2), mixed.group(3), true)));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d/.,\\p{L}])(\\d{1,3})[/⁄](\\d{1,3})(?![\\d/])(?:(?:ths?|rds?|nds?)(?!\\p{L}))?",
                fraction -> fraction(fraction.group(1), fraction.group(2), false)));
        // 9.5/10
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d/.,\\p{L}])(\\d{1,3}" + Pattern.quote(table.text("number.decimal"))
                        + "\\d{1,2})[/⁄](\\d{1,3})(?![\\d/]|[.,]\\d)",
                grade -> table.filled(
                        "fraction.of", "a", numbers.number(grade.group(1)), "b", numbers.cardinal(grade.group(2)))));
        // 1920s–1930s
        rewritings.add(Rewriting.ofDigits(
                "(?<=\\d0['’]?s)\\s?[-–]\\s?(?=['’]?\\d{1,3}0['’]?s(?!\\p{L}))",
                dash -> " " + table.text("range") + " "));
        // 8 / 10
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d/.,])(\\d{1,3})\\s/\\s(\\d{1,3})(?![\\d/.,]*\\d)",
                grade -> table.filled(
                        "fraction.of", "a", numbers.cardinal(grade.group(1)), "b", numbers.cardinal(grade.group(2)))));
        // 12A-12C
        rewritings.add(Rewriting.ofDigits(
                "(?<=(?<![\\p{L}\\d])\\d{1,4}\\p{Lu})\\s?[-–]\\s?(?=\\d{1,4}\\p{Lu}(?![\\p{L}\\d]))",
                seats -> " " + table.text("range") + " "));
        rewritings.add(
                Rewriting.ofDigits("(?<=\\d)\\s[-−](?=\\s\\d[^=]{0,40}=)", difference -> " " + table.text("minus")));
        rewritings.add(Rewriting.ofDigits("(?<=\\d)\\s[-−](?=\\s\\d)", range -> " " + table.text("range")));
        String number = numbers.pattern();
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,:/-])(" + number + ")(%|°|°C|°F)?(?:-| ?– ?)(?=" + number + "(?!-))",
                range -> range.group(1) + (range.group(2) == null ? "" : range.group(2)) + " " + table.text("range")
                        + " "));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d:.])(\\d{1,3}):(\\d{1,3})(?![\\d:])",
                ratio -> ratio.group(1) + " " + table.text("ratio") + " " + ratio.group(2)));
        return rewritings;
    }

    private String withHalfBehind(MatchResult mixed) {
        String noun = mixed.group(2);
        if (mixed.group(1).equals("1")) {
            if (table.text("fraction.behind.plural").isEmpty()) {
                return mixed.group();
            }
            noun = noun.replaceFirst(table.text("fraction.behind.plural") + "$", "");
        }
        String half = table.text(isFeminine(mixed.group(2)) ? "fraction.behind.feminine" : "fraction.behind");
        return mixed.group(1) + " " + noun + " " + half;
    }

    private boolean isFeminine(String noun) {
        return noun.matches(table.text("noun.feminine")) && !noun.matches(table.text("noun.none"));
    }

    private String fraction(String above, String below, boolean mixed) {
        String one = table.text("fraction." + below);
        if (one.isEmpty() || Integer.parseInt(above) >= 2 * Integer.parseInt(below)) {
            String key = above.length() < 3 && Integer.parseInt(below) >= Integer.parseInt(above)
                    ? "fraction.of"
                    : "fraction.slash";
            return table.filled(key, "a", numbers.cardinal(above), "b", numbers.cardinal(below));
        }
        String[] forms = one.split("/");
        if (above.equals("1")) {
            return mixed && forms.length > 2 ? forms[2] : table.text("fraction.one") + forms[0];
        }
        return numbers.cardinal(above) + " " + forms[1];
    }
}
