package org.assistant.tts.spoken.numbers;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/**
 * Writes units and currencies out in languages whose nouns have more forms than a singular and a plural, or whose numbers agree
 * with them. Immutable.
 */
final class CountedNouns {

    private static final int LONGEST = 15;

    /** The forms of a noun, in the order of the table. */
    private static final List<String> COUNTS = List.of("one", "few", "many", "fraction");

    private final LanguageTable table;
    private final NumberSpeller numbers;
    private final PluralRules plurals;
    private final Map<String, String> nouns; // written to forms
    private final Map<String, String> cents; // written units to the forms of their hundredths
    private final Map<String, String> scales;
    private final Map<String, String> agreement = new HashMap<>(); // written units to forms of numbers

    CountedNouns(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
        this.plurals = PluralRules.forLocale(ULocale.forLocale(table.locale()));
        this.nouns = table.pairs("counted");
        this.cents = table.pairs("counted.cents");
        this.scales = table.pairs("scales");
        table.names("counted.number.")
                .forEach(form -> table.list("counted.number." + form).forEach(unit -> agreement.put(unit, form)));
    }

    /** The rewritings of units and currencies, with a word for millions before them or not. */
    List<Rewriting> rewritings() {
        if (nouns.isEmpty()) {
            return List.of();
        }
        String start = "(?<![\\p{L}\\d.,])(?:(?<!\\d\\s?)([-−]))?(";
        String noun = LanguageTable.anyOf(nouns.keySet());
        String end = table.text("counted.open").equals("true") ? "(?![A-Za-z\\d])" : "(?![\\p{L}\\p{M}\\d])";
        List<Rewriting> rewritings = new ArrayList<>();
        if (!scales.isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    start + numbers.pattern() + ")\\s?(" + LanguageTable.anyOf(scales.keySet()) + ")(?:\\s?(" + noun
                            + "))?" + end,
                    this::scaled));
        }
        List<String> signs =
                nouns.keySet().stream().filter(unit -> unit.matches("\\p{Sc}")).toList();
        if (!signs.isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\p{L}\\d])([-−])?(" + LanguageTable.anyOf(signs) + ")\\s?(" + numbers.pattern() + ")(?!\\d)",
                    sum -> minus(sum) + counted(sum.group(3), sum.group(2))));
        }
        rewritings.add(Rewriting.ofDigits(
                start + numbers.pattern() + ")\\s?(" + noun + ")" + end,
                sum -> SentenceStop.withStop(minus(sum) + counted(sum.group(2), sum.group(3)), sum)));
        return rewritings;
    }

    /** The rewritings of whole numbers after a preposition, and before a word, such as {@code 2} before a feminine noun. */
    List<Rewriting> agreeing() {
        List<Rewriting> rewritings = new ArrayList<>();
        for (String form : table.names("number.after.")) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<=(?<!\\p{L})(?:" + table.text("number.after." + form)
                            + ")\\s)(\\d{1,15})(?![\\p{L}\\d/:]|[.,]\\d|[.-]\\s?\\p{L})",
                    number -> numbers.number(number.group(1), form)));
        }
        if (table.names("noun.").stream().anyMatch(name -> name.contains("."))) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\p{L}\\d.,/:-])(\\d{1,15})(?=\\s(\\p{L}+))",
                    number -> agreeing(number.group(1), number.group(2))));
        }
        return rewritings;
    }

    private String scaled(MatchResult sum) {
        String number = sum.group(2);
        String words = minus(sum) + number(number, agreement.getOrDefault(sum.group(3), "counting")) + " "
                + form(scales.get(sum.group(3)), count(number));
        String unit = sum.group(4);
        return SentenceStop.withStop(unit == null ? words : words + " " + form(nouns.get(unit), "many"), sum);
    }

    private String minus(MatchResult sum) {
        return sum.group(1) == null ? "" : table.text("minus") + " ";
    }

    private String counted(String number, String unit) {
        String fraction = numbers.fraction(number);
        String whole = numbers.whole(number);
        if (fraction.matches("0+")) {
            return part(whole, unit, nouns);
        }
        if (fraction.length() != 2 || !cents.containsKey(unit)) {
            return number(number, agreement.getOrDefault(unit, "counting")) + " "
                    + form(nouns.get(unit), count(number));
        }
        String hundredths = part(Integer.toString(Integer.parseInt(fraction)), unit, cents);
        return whole.matches("0+") ? hundredths : part(whole, unit, nouns) + table.text("money.and") + hundredths;
    }

    private String part(String whole, String unit, Map<String, String> forms) {
        String form = forms == cents ? table.text("counted.cents.number") : agreement.getOrDefault(unit, "");
        return number(whole, form.isEmpty() ? "counting" : form) + " " + form(forms.get(unit), count(whole));
    }

    /** Returns the number in words, or in digits without the signs of groups. */
    private String number(String written, String form) {
        return numbers.number(numbers.hasFraction(written) ? written : numbers.whole(written), form);
    }

    private String agreeing(String number, String noun) {
        String count = count(number);
        if (noun.matches(table.text("noun.none"))) {
            return number;
        }
        for (String name : table.names("noun.")) {
            if (name.endsWith("." + count) && noun.matches(table.text("noun." + name))) {
                return numbers.number(number, name.substring(0, name.indexOf('.')));
            }
        }
        return numbers.number(number, "counting");
    }

    /** Returns which of {@link #COUNTS} a noun has after {@code number}. */
    private String count(String number) {
        if (numbers.hasFraction(number)) {
            return "fraction";
        }
        String whole = numbers.whole(number);
        String category = whole.length() > LONGEST ? "many" : plurals.select((double) Long.parseLong(whole));
        return category.equals("one") || category.equals("few") ? category : "many";
    }

    /** @param forms with a slash between them; the last is also that of the counts that have none */
    private static String form(String forms, String count) {
        String[] words = forms.split("/");
        return words[Math.min(COUNTS.indexOf(count), words.length - 1)];
    }
}
