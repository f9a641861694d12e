package org.assistant.tts.xtts.text.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Numbers with a fraction in the words of one language. Immutable. */
final class DecimalWords {

    /** Longer fractions, in digits, are read digit by digit. */
    private static final int LONGEST_NUMBER = 3;

    private final NumberWords numbers;
    private final String point;
    private final Style style;
    private final String ruleSet;
    private final Map<String, String> whole; // after the whole part, by plural category
    private final Map<Integer, Map<String, String>> parts; // tenths, hundredths, ... by number of digits

    DecimalWords(LanguageRules rules, NumberWords numbers) {
        this.numbers = numbers;
        point = rules.text("decimal.point");
        style = Style.valueOf(rules.text("decimal.fraction").toUpperCase(Locale.ROOT));
        ruleSet = rules.text("decimal.numbers");
        whole = rules.pairs("decimal.whole");
        parts = new HashMap<>();
        for (int digits = 1; !rules.text("decimal." + digits).isEmpty(); digits++) {
            parts.put(digits, rules.pairs("decimal." + digits));
        }
    }

    /**
     * Returns the number in words.
     *
     * @param wholeDigits before the point
     * @param fraction digits after it, at least one
     */
    String words(String wholeDigits, String fraction) {
        String start = numbers.cardinal(wholeDigits, ruleSet) + " ";
        if (style == Style.NAMED && parts.containsKey(fraction.length())) {
            String value = Long.toString(Long.parseLong(fraction));
            return start + form(whole, wholeDigits) + " " + numbers.cardinal(value, ruleSet) + " "
                    + form(parts.get(fraction.length()), value);
        }
        boolean number = style == Style.NUMBER && fraction.length() <= LONGEST_NUMBER;
        String separator = whole.isEmpty() || style == Style.NAMED ? point : form(whole, wholeDigits);
        return start + separator + " " + (number ? numbers.cardinal(fraction) : numbers.digitByDigit(fraction));
    }

    private String form(Map<String, String> forms, String digits) {
        long value = digits.length() > 15 ? 0 : Long.parseLong(digits);
        return forms.getOrDefault(numbers.plural(value), forms.get("other"));
    }

    /** The way the digits after the point are read. */
    private enum Style {
        /** One by one. */
        DIGITS,
        /** As a number. */
        NUMBER,
        /** As tenths, hundredths and so on. */
        NAMED
    }
}
