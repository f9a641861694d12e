package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes Roman numerals out where they are usual: chapters, wars, kings, centuries. Immutable. */
final class RomanNumerals {

    /** Well-formed numerals up to 399; longer ones are more likely words. */
    private static final String FIGURES = "(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))";

    private static final String NUMERAL = FIGURES + "(?![\\p{L}\\d]|['’](?!s))";

    private static final Map<Character, Integer> VALUES = Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100);

    private final LanguageTable table;
    private final NumberSpeller numbers;

    RomanNumerals(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    List<Rewriting> rewritings() {
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.add(Rewriting.of(
                "(?<![\\p{L}\\d])(?=[IVXLC]+\\s?[-–]\\s?[IVXLC]{2}|[IVXLC]{2,}\\s?[-–]|[IVX]\\s?[-–]\\s?[VX])" + FIGURES
                        + "\\s?[-–]\\s?" + NUMERAL,
                range -> isRange(range.group(1), range.group(2))
                        ? numbers.cardinal(value(range.group(1))) + " " + table.text("range") + " "
                                + numbers.cardinal(value(range.group(2)))
                        : range.group()));
        String counted = table.text("roman.cardinal");
        if (!counted.isEmpty()) {
            // Parts I and II.
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})((?:" + counted + ")s\\s)" + FIGURES + "(,?\\s(?:\\p{Ll}{1,3}|&)\\s)" + NUMERAL,
                    parts -> parts.group(1)
                            + numbers.cardinal(value(parts.group(2)))
                            + parts.group(3)
                            + numbers.cardinal(value(parts.group(4)))));
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})(" + counted + ")(\\.?\\s)" + NUMERAL,
                    part -> part.group(1) + part.group(2) + numbers.cardinal(value(part.group(3)))));
        }
        String centuries = table.text("roman.century");
        if (!centuries.isEmpty()) {
            String before = table.text("roman.century.before");
            rewritings.add(Rewriting.of(
                    before.isEmpty()
                            ? "(?<![\\p{L}\\d])()" + FIGURES + "(?:" + table.text("ordinal.suffixes") + ")?(?=\\s(?:"
                                    + centuries + "))"
                            : "(?<!\\p{L})((?:" + before + ")\\s)" + NUMERAL,
                    century -> century.group(1)
                            + (before.isEmpty()
                                    ? numbers.ordinal(value(century.group(2)), table.text("roman.century.form"))
                                    : numbers.cardinal(value(century.group(2))))));
        }
        String names = table.text("roman.names");
        if (!names.isEmpty()) {
            // In "Henry I" the "I" is a numeral only if the next words do not show that it is the pronoun.
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})(" + names + ")\\s" + suffixed() + "(?<!\\sI(?=\\s(?!" + table.text("roman.after")
                            + ")))",
                    king -> king.group(1) + " " + king(king.group(1), value(king.group(2)))));
        }
        String titles = table.text("roman.titles");
        if (!titles.isEmpty()) {
            // A single letter is a numeral only after words that take one.
            rewritings.add(Rewriting.of(
                    "(?=[IVX]{2})(?<=\\p{Lu}\\p{Ll}{1,20}\\s)" + NUMERAL,
                    title -> numbers.cardinal(value(title.group(1)))));
        }
        return rewritings;
    }

    /** Whether two numerals are a range; L-XL and XL-L are sizes. */
    private static boolean isRange(String from, String to) {
        return !from.equals("XL") && Integer.parseInt(value(from)) < Integer.parseInt(value(to));
    }

    /** Returns a pattern of a numeral with or without the ending of an ordinal, as in {@code François Ier}. */
    private String suffixed() {
        String suffixes = table.text("roman.suffixes");
        return suffixes.isEmpty() ? NUMERAL : FIGURES + "(?:" + suffixes + ")?(?![\\p{L}\\d]|['’](?!s))";
    }

    private String king(String name, String value) {
        boolean queen = table.list("roman.queens").contains(name.substring(name.lastIndexOf(' ') + 1));
        boolean ordinal = Integer.parseInt(value) <= Integer.parseInt(table.text("roman.ordinals"));
        return table.filled(
                "roman.king", "n", ordinal ? numbers.ordinal(value, queen ? "feminine" : "") : numbers.cardinal(value));
    }

    private static String value(String numeral) {
        int value = 0;
        for (int i = 0; i < numeral.length(); i++) {
            int digit = VALUES.get(numeral.charAt(i));
            boolean subtracted = i + 1 < numeral.length() && VALUES.get(numeral.charAt(i + 1)) > digit;
            value += subtracted ? -digit : digit;
        }
        return Integer.toString(value);
    }
}
