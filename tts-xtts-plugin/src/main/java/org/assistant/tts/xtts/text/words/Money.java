package org.assistant.tts.xtts.text.words;

import java.util.Map;

/** Amounts of one currency in the words of one language. Immutable. */
final class Money {

    private static final long MILLION = 1_000_000;

    private final NumberWords numbers;
    private final String unitNumbers;
    private final String centNumbers;
    private final Map<String, String> unit; // by plural category
    private final Map<String, String> cents;
    private final String joiner;

    /** @param currency as in the rules, such as {@code EUR} */
    Money(String currency, LanguageRules rules, NumberWords numbers) {
        this.numbers = numbers;
        unitNumbers = rules.text(currency + ".numbers");
        centNumbers = rules.text(currency + ".cents.numbers", unitNumbers);
        unit = rules.pairs(currency + ".unit");
        cents = rules.pairs(currency + ".cents");
        joiner = rules.text("cents.joiner");
    }

    /**
     * Returns the amount in words.
     *
     * @param whole digits
     * @param fraction digits after the point, at most two; may be empty
     */
    String words(String whole, String fraction) {
        int cent = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "0").substring(0, 2));
        String units = part(whole, unitNumbers, unit);
        if (cent == 0) {
            return units;
        }
        String centWords = part(Integer.toString(cent), centNumbers, cents);
        return isZero(whole) ? centWords : units + joiner + centWords;
    }

    /** The unit after a number that is not counted in cents, such as 2.755. */
    String unit() {
        return unit.get("other");
    }

    private String part(String digits, String ruleSet, Map<String, String> forms) {
        long value = digits.length() > 15 ? 0 : Long.parseLong(digits);
        String category = value >= MILLION && value % MILLION == 0 && forms.containsKey("millions")
                ? "millions"
                : numbers.plural(value);
        return numbers.cardinal(digits, ruleSet) + " " + forms.getOrDefault(category, forms.get("other"));
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }
}
