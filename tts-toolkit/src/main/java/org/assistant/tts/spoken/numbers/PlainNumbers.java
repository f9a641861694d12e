package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes out ordinals, years, decades, and every number that no other rewriting has handled. Immutable. */
final class PlainNumbers {

    private final LanguageTable table;
    private final NumberSpeller numbers;

    PlainNumbers(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    /** The rewritings of all numbers. */
    List<Rewriting> rewritings() {
        List<Rewriting> rewritings = new ArrayList<>(ordinals());
        ordinals(rewritings, "ordinal.suffixes", "");
        rewritings.addAll(joined());
        if (table.text("year.style").equals("hundreds")) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\p{L}\\d.,])(1[1-9]\\d\\d)(?![\\d]|[.,]\\d)", year -> numbers.year(year.group(1))));
        }
        rewritings.addAll(decades());
        if (table.text("year.style").equals("pairs")) {
            String year = "(10[1-9]\\d|1[1-9]\\d\\d|20\\d\\d)";
            // FY2025, 1080p
            rewritings.add(Rewriting.ofDigits(
                    "(?<=\\p{L})(?=" + year + "(?![\\d]|[.,]\\d))|(?<=(?<![\\d.,])" + year + ")(?=\\p{L})",
                    joint -> " "));
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\d.,])" + year + "(?![\\d]|[.,]\\d)", found -> numbers.year(found.group(1))));
        }
        rewritings.add(Rewriting.ofDigits("(?<![\\p{L}\\d)])[-−](?=\\d)", sign -> table.text("minus") + " "));
        rewritings.add(Rewriting.ofDigits("(?<![\\p{L}\\d])\\+(?=\\d)", sign -> table.text("plus") + " "));
        rewritings.add(pointBehindLetter());
        rewritings.add(Rewriting.ofDigits("(?<=\\p{L})-?(?=\\d)|(?<=\\d)(?=\\p{L})", joint -> " "));
        rewritings.add(bareFraction());
        rewritings.add(Rewriting.ofDigits("(?<![\\p{L}\\d])['’](?=\\d{2,3}(?!\\d))", century -> ""));
        rewritings.add(gendered());
        rewritings.add(Rewriting.ofDigits("\\d+", figure -> " " + numbers.cardinal(figure.group()) + " "));
        return rewritings;
    }

    /** The rewritings for an engine that spells plain numbers itself: of numbers that it can't read, or not in their gender. */
    List<Rewriting> besidesPlain() {
        List<Rewriting> rewritings = new ArrayList<>(ordinals());
        if (!rewritings.isEmpty()) {
            ordinals(rewritings, "ordinal.suffixes", "");
        }
        rewritings.addAll(joined());
        rewritings.addAll(decades());
        rewritings.add(pointBehindLetter());
        rewritings.add(Rewriting.ofDigits("(?<=\\p{L}\\d{1,3})(?=\\p{L})", joint -> " "));
        rewritings.add(bareFraction());
        if (!table.text("noun.feminine").isEmpty()) {
            rewritings.add(gendered());
        }
        return rewritings;
    }

    /** The rewritings of exceptions, and of ordinals in an unusual form. */
    private List<Rewriting> ordinals() {
        List<Rewriting> rewritings = new ArrayList<>();
        table.pairs("ordinal.exceptions")
                .forEach((written, said) -> rewritings.add(Rewriting.ofDigits(
                        "(?<![\\p{L}\\d.,])" + Pattern.quote(written) + "(?![\\p{L}\\p{M}\\d])", ordinal -> said)));
        for (String form : table.names("ordinal.suffixes.")) {
            ordinals(rewritings, "ordinal.suffixes." + form, form);
        }
        return rewritings;
    }

    private List<Rewriting> joined() {
        String endings = table.text("ordinal.joined");
        return endings.isEmpty()
                ? List.of()
                : List.of(Rewriting.ofDigits(
                        "(?<![\\p{L}\\d.,])(\\d+)(" + endings + ")(?![\\p{L}\\p{M}\\d])",
                        ordinal -> numbers.words(ordinal.group(1)) + ordinal.group(2)));
    }

    private List<Rewriting> decades() {
        return table.text("year.style").equals("pairs")
                ? List.of(Rewriting.ofDigits(
                        "(?<![\\p{L}\\d.,])['’]?(\\d0|\\d{2,3}0)['’]?s(?![\\p{L}\\d])",
                        decade -> decade(decade.group(1))))
                : List.of();
    }

    /** {@code IV.2}. */
    private Rewriting pointBehindLetter() {
        return Rewriting.ofDigits("(?<=\\p{L})\\.(?=\\d)", point -> " " + table.text("number.point") + " ");
    }

    /** {@code .75}. */
    private Rewriting bareFraction() {
        return Rewriting.ofDigits(
                "(?<![\\S])" + Pattern.quote(table.text("number.decimal")) + "(\\d+)",
                fraction -> table.text("number.point") + " " + numbers.digits(fraction.group(1)));
    }

    private Rewriting gendered() {
        return Rewriting.ofDigits(
                "(" + numbers.pattern() + ")(?=\\s(\\p{L}+))?", number -> counted(number.group(1), number.group(2)));
    }

    /** Returns a number in the gender of its noun, if the language has one. */
    private String counted(String number, String noun) {
        String feminine = table.text("noun.feminine");
        if (noun == null || feminine.isEmpty() || noun.matches(table.text("noun.none"))) {
            return numbers.number(number);
        }
        return numbers.number(number, noun.matches(feminine) ? "feminine" : "counting");
    }

    private void ordinals(List<Rewriting> rewritings, String key, String form) {
        if (!table.text(key).isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\p{L}\\d.,])(" + numbers.pattern() + ")(?:" + table.text(key) + ")(?![\\p{L}\\p{M}\\d])",
                    ordinal -> numbers.ordinal(numbers.whole(ordinal.group(1)), form)));
        }
    }

    /** {@code 1990} to "nineteen nineties". */
    private String decade(String digits) {
        if (digits.matches("10+")) {
            return numbers.words(digits).replaceFirst("^\\w+ ", "") + "s"; // hundreds, not one hundreds
        }
        if (digits.length() == 4 && digits.endsWith("00")) {
            return (digits.charAt(1) == '0' ? numbers.words(digits) : numbers.year(digits)) + "s";
        }
        String words = digits.length() == 4 ? numbers.year(digits) : numbers.words(digits);
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }
}
