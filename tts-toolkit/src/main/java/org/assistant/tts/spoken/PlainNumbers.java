package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ordinals, years, decades, and every figure that nothing else has read. Immutable. */
final class PlainNumbers {

    private final LanguageTable table;
    private final NumberSpeller numbers;

    PlainNumbers(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    List<Rewriting> rewritings() {
        String number = numbers.pattern();
        List<Rewriting> rewritings = new ArrayList<>();
        table.pairs("ordinal.exceptions")
                .forEach((written, said) -> rewritings.add(Rewriting.ofFigures(
                        "(?<![\\p{L}\\d.,])" + Pattern.quote(written) + "(?![\\p{L}\\p{M}\\d])", ordinal -> said)));
        for (String form : table.names("ordinal.suffixes.")) {
            ordinals(rewritings, "ordinal.suffixes." + form, form);
        }
        ordinals(rewritings, "ordinal.suffixes", "");
        if (!table.text("ordinal.joined").isEmpty()) {
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\p{L}\\d.,])(\\d+)(" + table.text("ordinal.joined") + ")(?![\\p{L}\\p{M}\\d])",
                    ordinal -> numbers.cardinal(ordinal.group(1)) + ordinal.group(2)));
        }
        if (table.text("year.style").equals("hundreds")) {
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\p{L}\\d.,])(1[1-9]\\d\\d)(?![\\d]|[.,]\\d)", year -> numbers.year(year.group(1))));
        }
        if (table.text("year.style").equals("pairs")) {
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\p{L}\\d.,])['’]?(\\d0|\\d{2,3}0)['’]?s(?![\\p{L}\\d])", decade -> decade(decade.group(1))));
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\d.,])(10[1-9]\\d|1[1-9]\\d\\d|20\\d\\d)(?![\\d]|[.,]\\d)",
                    year -> numbers.year(year.group(1))));
        }
        rewritings.add(Rewriting.ofFigures("(?<![\\p{L}\\d)])[-−](?=\\d)", sign -> table.text("minus") + " "));
        rewritings.add(Rewriting.ofFigures("(?<![\\p{L}\\d])\\+(?=\\d)", sign -> table.text("plus") + " "));
        rewritings.add(Rewriting.ofFigures("(?<=\\p{L})\\.(?=\\d)", point -> " " + table.text("number.point") + " "));
        rewritings.add(Rewriting.ofFigures("(?<=\\p{L})-?(?=\\d)|(?<=\\d)(?=\\p{L})", joint -> " "));
        rewritings.add(Rewriting.ofFigures(
                "(?<![\\S])" + Pattern.quote(table.text("number.decimal")) + "(\\d+)",
                fraction -> table.text("number.point") + " " + numbers.digits(fraction.group(1))));
        rewritings.add(Rewriting.ofFigures("(?<![\\p{L}\\d])['’](?=\\d\\d(?!\\d))", century -> ""));
        rewritings.add(Rewriting.ofFigures(
                "(" + number + ")(?=\\s(\\p{L}+))?", figure -> counted(figure.group(1), figure.group(2))));
        rewritings.add(Rewriting.ofFigures("\\d+", figure -> " " + numbers.cardinal(figure.group()) + " "));
        return rewritings;
    }

    /** A number in the gender of what is counted, where the language has one. */
    private String counted(String number, String noun) {
        String feminine = table.text("noun.feminine");
        if (noun == null || feminine.isEmpty() || noun.matches(table.text("noun.none"))) {
            return numbers.number(number);
        }
        return numbers.number(number, noun.matches(feminine) ? "feminine" : "counting");
    }

    private void ordinals(List<Rewriting> rewritings, String key, String form) {
        if (!table.text(key).isEmpty()) {
            rewritings.add(Rewriting.ofFigures(
                    "(?<![\\p{L}\\d.,])(" + numbers.pattern() + ")(?:" + table.text(key) + ")(?![\\p{L}\\p{M}\\d])",
                    ordinal -> numbers.ordinal(numbers.whole(ordinal.group(1)), form)));
        }
    }

    /** {@code 1990} to "nineteen nineties". */
    private String decade(String digits) {
        if (digits.matches("10+")) {
            return numbers.cardinal(digits).replaceFirst("^\\w+ ", "") + "s"; // hundreds, not one hundreds
        }
        if (digits.length() == 4 && digits.endsWith("00")) {
            return (digits.charAt(1) == '0' ? numbers.cardinal(digits) : numbers.year(digits)) + "s";
        }
        String words = digits.length() == 4 ? numbers.year(digits) : numbers.cardinal(digits);
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }
}
