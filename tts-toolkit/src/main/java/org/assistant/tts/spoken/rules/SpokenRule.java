package org.assistant.tts.spoken.rules;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A written form and its spoken form. Immutable.
 *
 * @param digits whether the form contains a digit, so that a text without digits need not be searched
 * @param said the spoken form, with {@code {1}} for the first group, {@code {q1}} for the number in it, {@code {d1}} for its
 *     digits, {@code {k1}} for its kanji in digits, {@code {c1 2}} for the number in the first with the counter in the second,
 *     {@code {c1 年}} for the number with this counter, and {@code _} for a space
 */
record SpokenRule(Pattern written, boolean digits, String said) {

    private static final Pattern PART = Pattern.compile("\\{([qdck]?)(\\d)(?: ([^{}]+))?}");

    static SpokenRule of(String written, boolean digits, String said) {
        return new SpokenRule(Pattern.compile(written), digits, said.replace('_', ' '));
    }

    String apply(String text, Numerals numerals) {
        Matcher found = written.matcher(text);
        return found.find() ? found.replaceAll(form -> Matcher.quoteReplacement(said(form, numerals))) : text;
    }

    private String said(MatchResult form, Numerals numerals) {
        return PART.matcher(said).replaceAll(part -> Matcher.quoteReplacement(part(part, form, numerals)));
    }

    private static String part(MatchResult part, MatchResult form, Numerals numerals) {
        String group = form.group(Integer.parseInt(part.group(2)));
        String value = group == null ? "" : group;
        if (value.isEmpty()) {
            return "";
        }
        String number = value.replace(",", "");
        String counter = part.group(3);
        return switch (part.group(1)) {
            case "q" -> numerals.quantity(number);
            case "d" -> numerals.digits(number);
            case "c" ->
                numerals.counted(
                        number.replaceFirst("^0+(?=\\d)", ""),
                        counter.matches("\\d") ? form.group(Integer.parseInt(counter)) : counter);
            case "k" -> KanjiNumerals.inDigits(value);
            default -> value;
        };
    }
}
