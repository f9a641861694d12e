package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes Roman numerals out where they are usual: chapters, wars, kings, centuries. Immutable. */
final class RomanNumerals {

    /** Well-formed numerals up to 399; longer ones are more likely words. */
    private static final String WELL_FORMED = "(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))";

    private static final String NUMERAL = WELL_FORMED + "(?![\\p{L}\\d]|['’](?!s))";

    private static final Pattern WHOLE = Pattern.compile("(?<![\\p{L}])[IVXLC]+(?![\\p{L}])");

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
                "(?<![\\p{L}\\d])(?=[IVXLC]+\\s?[-–]\\s?[IVXLC]{2}|[IVXLC]{2,}\\s?[-–]|[IVX]\\s?[-–]\\s?[VX])"
                        + WELL_FORMED + "\\s?[-–]\\s?" + NUMERAL,
                range -> isRange(range.group(1), range.group(2))
                        ? numbers.cardinal(value(range.group(1))) + " " + table.text("range") + " "
                                + numbers.cardinal(value(range.group(2)))
                        : range.group()));
        String counted = table.text("roman.cardinal");
        if (!counted.isEmpty()) {
            // Parts I, II and III; without the word only if one of them is longer than a letter.
            String list = WELL_FORMED + "(?:,\\s" + WELL_FORMED
                    + "){0,8}(?:,?\\s(?:and|or|to|y|e|o|et|ou|à|a|&)\\s|,\\s)" + NUMERAL;
            String before = table.text("roman.century.before");
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})((?:" + counted + (before.isEmpty() ? "" : "|" + before) + ")s?\\s)(" + list + ")",
                    parts -> parts.group(1) + series(parts.group(2))));
            rewritings.add(Rewriting.of(
                    "(?=[IVXLC])(?<![\\p{L}\\d.])(?=[^.!?]{0,40}?(?<!\\p{L})[IVX]{2,5}(?!\\p{L}))(" + list + ")",
                    parts -> series(parts.group())));
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})((?:" + counted + ")\\.?\\s)([ivx]{2,5})(?!\\p{L})",
                    part -> part.group(1) + part.group(2).toUpperCase(Locale.ROOT)));
            String pronoun = table.text("roman.pronoun");
            rewritings.add(Rewriting.of(
                    "(?<!\\p{L})(" + counted + ")(\\.?\\s)" + (pronoun.isEmpty() ? "" : "(?!" + pronoun + ")")
                            + "(?![LC](?![IVXLC]))" + NUMERAL,
                    part -> part.group(1) + part.group(2) + numbers.cardinal(value(part.group(3)))));
        }
        String centuries = table.text("roman.century");
        if (!centuries.isEmpty()) {
            String before = table.text("roman.century.before");
            rewritings.add(Rewriting.of(
                    before.isEmpty()
                            ? "(?<![\\p{L}\\d])()" + WELL_FORMED + "(?:" + table.text("ordinal.suffixes")
                                    + ")?(?=\\s(?:" + centuries + "))"
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
        String ordinal = table.text("roman.ordinal");
        if (!ordinal.isEmpty()) {
            // La Ve République, Ier Empire; "Le" and "Ce" are words.
            rewritings.add(Rewriting.of(
                    "(?<![\\p{L}\\d])(?:(I)(" + table.text("roman.suffixes") + ")|(?![LC](?:" + ordinal + "))"
                            + WELL_FORMED + "(?:" + ordinal + "))(?!\\p{L})",
                    numeral -> numeral.group(1) == null
                            ? numbers.ordinal(value(numeral.group(3)), "")
                            : numbers.ordinal("1", numeral.group(2).endsWith("re") ? "feminine" : "")));
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

    /** Returns the numerals of a list in words; the list itself if they do not rise, since they are not numerals then. */
    private String series(String list) {
        int last = 0;
        for (MatchResult numeral : WHOLE.matcher(list).results().toList()) {
            int value = Integer.parseInt(value(numeral.group()));
            if (value <= last) {
                return list;
            }
            last = value;
        }
        return WHOLE.matcher(list).replaceAll(numeral -> numbers.cardinal(value(numeral.group())));
    }

    /** Whether two numerals are a range; L-XL and XL-L are sizes. */
    private static boolean isRange(String from, String to) {
        return !from.equals("XL") && Integer.parseInt(value(from)) < Integer.parseInt(value(to));
    }

    /** Returns a pattern of a numeral with or without the ending of an ordinal, as in {@code François Ier}. */
    private String suffixed() {
        String suffixes = table.text("roman.suffixes");
        return suffixes.isEmpty() ? NUMERAL : WELL_FORMED + "(?:" + suffixes + ")?(?![\\p{L}\\d]|['’](?!s))";
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
