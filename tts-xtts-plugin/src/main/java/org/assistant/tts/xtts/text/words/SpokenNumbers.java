package org.assistant.tts.xtts.text.words;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces the numbers of a text with words of one language, including currency signs and ordinal suffixes. */
public final class SpokenNumbers {

    /** The currencies of the signs, as named in the rules. */
    static final Map<String, String> CURRENCIES = Map.of("€", "EUR", "$", "USD", "£", "GBP");

    private static final Pattern LAST_ZEROS = Pattern.compile("(?<=.)0+$");

    private final NumberWords words;
    private final DecimalWords decimals;
    private final Map<String, Money> money;
    private final Map<String, String> ordinals;
    private final String dottedOrdinals;
    private final String thousands;
    private final Pattern grouped;
    private final Pattern number;

    public SpokenNumbers(LanguageRules rules, NumberWords words) {
        this.words = words;
        decimals = new DecimalWords(rules, words);
        money = CURRENCIES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, sign -> new Money(sign.getValue(), rules, words)));
        ordinals = rules.ordinals();
        dottedOrdinals = rules.text("ordinals.dotted");
        thousands = rules.text("thousands");
        String sign = Pattern.quote(thousands);
        // India groups by two digits before the last three.
        grouped = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:" + sign + "\\d{2})*(?:" + sign + "\\d{3})+(?!\\d)");
        number = number(rules);
    }

    private Pattern number(LanguageRules rules) {
        String suffixes = ordinals.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        String suffix = suffixes.isEmpty()
                ? "(?!)"
                : "(?:" + suffixes + ")" + (rules.flag("ordinals.open") ? "" : "(?![\\p{L}\\p{N}\\p{M}])");
        String dot = dottedOrdinals.isEmpty() ? "(?!)" : "\\.(?=\\s+\\S)";
        return Pattern.compile("(?<before>[$£€])?(?<whole>[0-9]+)(?:[.,](?<fraction>[0-9]+))?"
                + "(?: ?(?<after>[$£€])(?![0-9])|(?<ordinal>" + suffix + ")|(?<dot>" + dot + "))?");
    }

    /** Returns {@code text}, in lower case, with its numbers in words. */
    public String speak(String text) {
        String plain = grouped.matcher(text).replaceAll(group -> group.group().replace(thousands, ""));
        Matcher found = number.matcher(plain);
        StringBuilder spoken = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(spoken, Matcher.quoteReplacement(words(found)));
        }
        return found.appendTail(spoken).toString();
    }

    private String words(Matcher number) {
        String whole = number.group("whole");
        String fraction = number.group("fraction");
        String before = number.group("before");
        String sign = before != null ? before : number.group("after");
        if (sign != null) {
            return amount(whole, fraction, money.get(sign))
                    + (before != null ? rest(number, "after") : "")
                    + rest(number, "ordinal")
                    + rest(number, "dot");
        }
        if (fraction != null) {
            return decimal(whole, fraction) + rest(number, "ordinal") + rest(number, "dot");
        }
        String suffix = number.group("ordinal");
        if (suffix != null) {
            return words.ordinal(whole, ordinals.get(suffix));
        }
        return number.group("dot") != null ? words.ordinal(whole, dottedOrdinals) : words.cardinal(whole);
    }

    private static String rest(Matcher number, String group) {
        return number.group(group) == null ? "" : number.group(group);
    }

    private String amount(String whole, String fraction, Money currency) {
        String cents = fraction == null ? "" : fraction;
        return cents.length() <= 2 ? currency.words(whole, cents) : decimal(whole, cents) + " " + currency.unit();
    }

    private String decimal(String whole, String fraction) {
        return decimals.words(whole, LAST_ZEROS.matcher(fraction).replaceFirst(""));
    }
}
