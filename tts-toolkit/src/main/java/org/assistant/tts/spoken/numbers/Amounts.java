package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes amounts of money out: the sign follows as a word, singular or plural, with millions and cents. Immutable. */
final class Amounts {

    /** Amounts with these signs are left to an engine that spells plain numbers itself. */
    private static final Set<String> LEFT = Set.of("$", "€", "£");

    private final LanguageTable table;
    private final NumberSpeller numbers;
    private final Map<String, String> currencies = new HashMap<>(); // by sign or code
    private final Map<String, String> scales;

    Amounts(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
        for (String currency : table.names("currency.")) {
            if (!currency.contains(".")) {
                currencies.put(currency, currency);
                table.list("currency." + currency).forEach(sign -> currencies.put(sign, currency));
            }
        }
        this.scales = table.pairs("scales");
    }

    List<Rewriting> rewritings() {
        if (currencies.isEmpty()) {
            return List.of();
        }
        String sign = "(" + LanguageTable.anyOf(currencies.keySet()) + ")";
        String number = "(" + numbers.pattern() + ")";
        String scale = "(?:[\\s-]?(" + LanguageTable.anyOf(scales.keySet()) + ")(?!\\p{L}))?";
        String to = "\\s?[-–]\\s?";
        String minus = "([-−])?";
        // Some texts have both the sign and the word, or the code.
        List<String> words = new ArrayList<>(table.currencyWords());
        currencies.keySet().stream().filter(code -> code.matches("[A-Z]{3}")).forEach(words::add);
        String said = "(?:\\s" + LanguageTable.anyOf(words) + "(?!\\p{L}))?";
        List<Rewriting> rewritings = new ArrayList<>();
        if (!table.text("money.articles").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?=[^\\p{Ll}\\s])(?<=\\b(?i:" + table.text("money.articles") + ")\\s)" + sign + number + scale
                            + "[\\s-](?=" + table.text("money.nouns") + ")",
                    amount -> spoken(amount.group(2), amount.group(3)) + "-" + unit(amount.group(1), "one") + " "));
        }
        // The millions of "$1.2 to $1.5 billion" are those of both.
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d])" + sign + "\\s?" + number + "(\\s(?:and|or|to|y|o|a|e|ou|et|à|i)\\s)\\1\\s?" + number
                        + scale + "(?!\\p{L}|\\d)",
                both -> both.group(5) != null && value(both.group(2)) < value(both.group(4))
                        ? numbers.number(both.group(2))
                                + both.group(3)
                                + amount(both.group(1), both.group(4), both.group(5))
                        : both.group()));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d])" + sign + "\\s?" + number + scale + to + "(?:\\1\\s?)?" + number + scale
                        + "(?!\\p{L}|\\d)",
                range -> spoken(range.group(2), range.group(3)) + " " + table.text("range") + " "
                        + amount(range.group(1), range.group(4), range.group(5))));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d])" + minus + sign + "\\s?" + minus + number + scale + "(?!\\d)" + said,
                amount -> minus(amount, 1, 3)
                        + (isLeft(amount.group(2), amount.group(5))
                                ? amount.group(2) + amount.group(4)
                                : amount(amount.group(2), amount.group(4), amount.group(5)))));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,])(?:(?<!\\d\\s?)" + minus + ")" + number + "(?:" + to + number + ")?" + scale + "\\s?"
                        + sign + "(?![\\p{L}\\d])",
                amount -> isLeft(amount.group(5), amount.group(4)) && amount.group(3) == null
                        ? minus(amount, 1, 1) + amount.group(2) + amount.group(5)
                        : minus(amount, 1, 1)
                                + (amount.group(3) == null
                                        ? ""
                                        : spoken(amount.group(2), null) + " " + table.text("range") + " ")
                                + amount(
                                        amount.group(5),
                                        amount.group(3) == null ? amount.group(2) : amount.group(3),
                                        amount.group(4))));
        return rewritings;
    }

    /** Whether the amount is left to an engine that spells plain numbers itself. */
    private boolean isLeft(String sign, String scale) {
        return numbers.leavesDigits() && scale == null && LEFT.contains(sign);
    }

    private double value(String number) {
        return Double.parseDouble("0" + numbers.whole(number) + "." + numbers.fraction(number) + "0");
    }

    private String minus(MatchResult amount, int before, int behind) {
        return amount.group(before) == null && amount.group(behind) == null ? "" : table.text("minus") + " ";
    }

    private String spoken(String number, String scale) {
        return scale == null ? numbers.number(number) : numbers.number(number, "counting") + " " + scale(number, scale);
    }

    private String scale(String number, String scale) {
        String[] forms = scales.get(scale).split("/");
        return numbers.isOne(number) || forms.length == 1 ? forms[0] : forms[1];
    }

    private String amount(String sign, String number, String scale) {
        if (scale != null) {
            boolean thousands = table.list("money.unscaled").contains(scale(number, scale));
            return spoken(number, scale) + (thousands ? "" : table.text("money.scaled")) + " " + unit(sign, "other");
        }
        String currency = currencies.get(sign);
        String whole = numbers.whole(number);
        String fraction = numbers.fraction(number);
        boolean cents = fraction.length() == 2
                && !table.text("currency." + currency + ".cent.other").isEmpty();
        if (!fraction.isEmpty() && !cents && !fraction.matches("0+")) {
            return numbers.number(number) + " " + unit(sign, "other");
        }
        String units = numbers.number(whole, table.text("currency." + currency + ".form")) + millions(whole) + " "
                + unit(sign, numbers.isOne(whole) ? "one" : "other");
        if (fraction.isEmpty() || fraction.matches("0+")) {
            return units;
        }
        String cent = Integer.toString(Integer.parseInt(fraction));
        String hundredths = numbers.number(cent, table.text("currency." + currency + ".form")) + " "
                + table.text("currency." + currency + ".cent." + (cent.equals("1") ? "one" : "other"));
        return whole.matches("0*") ? hundredths : units + table.text("money.and") + hundredths;
    }

    /** Returns the word after whole millions, such as "de", if the language has one. */
    private String millions(String whole) {
        boolean million = whole.length() > 6 && whole.endsWith("000000");
        return million ? table.text("money.scaled") : "";
    }

    private String unit(String sign, String form) {
        return table.text("currency." + currencies.get(sign) + "." + form);
    }
}
