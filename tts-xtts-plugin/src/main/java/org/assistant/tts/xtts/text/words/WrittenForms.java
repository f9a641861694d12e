package org.assistant.tts.xtts.text.words;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites forms that the cleaning of the network's training texts does not handle, or reads wrongly, in forms that it reads
 * well: times, arithmetic signs, numbers with foreign separators, letters next to digits, more abbreviations. Immutable,
 * thread-safe.
 */
public final class WrittenForms {

    private static final String TIME = "(?<![\\d:.,])([01]?\\d|2[0-4]):([0-5]\\d)(?::[0-5]\\d)?(?![\\d:])";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** Four numbers up to 255 with stops between them are an IP address, not one large number. */
    private static final Pattern MANY_GROUPS = Pattern.compile("(?<![\\d.,])(?!" + OCTET + "(?:\\." + OCTET
            + "){3}(?![\\d]))\\d{1,3}([.,' \\u00A0])\\d{3}(?:\\1\\d{3})+(?!\\d|[.,]\\d{3}\\b)");

    private static final Pattern NARROW_GROUPS = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:\\u00A0\\d{3})+(?!\\d)");
    private static final Pattern SPACED_GROUPS = Pattern.compile("(?<![\\d.,])(?<!\\d )\\d{1,3}(?: \\d{3})+(?! ?\\d)");
    private static final Pattern CHAIN = Pattern.compile("(?<![\\d.])\\d{1,9}(?:\\.\\d{1,9}){2,}(?![\\d])");
    private static final Pattern MINUS = Pattern.compile(
            "(?<![\\p{IsLatin}\\p{IsCyrillic}\\p{IsArabic}\\p{IsDevanagari}\\p{IsHangul}\\p{N})\\-])[-–−] ?(?=[0-9])|−");
    private static final Pattern RANGE = Pattern.compile("(?<=\\d) ?[–—] ?(?=\\d)");
    private static final Pattern EQUALS = Pattern.compile("(?<=[\\p{L}\\p{N})]) ?= ?(?=[\\p{L}\\p{N}(-])");
    private static final Pattern NUMERO = Pattern.compile("№ ?");
    private static final Pattern BEFORE_DIGIT = Pattern.compile("(?<=\\p{L})(?=[0-9])");

    private final LanguageRules rules;
    private final List<LanguageRules.Correction> corrections;
    private final WordTable abbreviations;
    private final NumberWords numbers; // null for Chinese and Japanese, which have rules of their own
    private final Pattern time;
    private final Pattern halves; // the text after a time of a twelve-hour clock; null if the language has none
    private final Pattern scaled; // an amount such as $5 million; null if the sign comes after the number
    private final Pattern afterDigit;

    public WrittenForms(LanguageRules rules) {
        this.rules = rules;
        corrections = rules.corrections("written.corrections");
        abbreviations = WordTable.furtherAbbreviations(rules);
        numbers = rules.text("cardinal").isEmpty() ? null : new NumberWords(rules);
        time = Pattern.compile(TIME + "(?:" + rules.text("times.unit") + ")?");
        halves = rules.text("times.halves").isEmpty() ? null : Pattern.compile(rules.text("times.halves"));
        scaled = rules.text("scales").isEmpty()
                ? null
                : Pattern.compile("([$€£])(\\d[\\d.,]*) ?(" + rules.text("scales") + ")\\b", Pattern.CASE_INSENSITIVE);
        String suffixes = String.join("|", rules.ordinals().keySet());
        afterDigit = Pattern.compile("(?<=[0-9])(?=\\p{L})"
                + (suffixes.isEmpty() ? "" : "(?!(?i:" + suffixes + ")(?![\\p{L}\\p{M}\\p{N}]))"));
    }

    /**
     * Returns {@code sentence} with times, grouped digits and the like as the cleaners read them.
     *
     * @param sentence in plain characters
     */
    public String rewrite(String sentence) {
        String plain = times(sentence);
        plain = MANY_GROUPS.matcher(plain).replaceAll(group -> digits(group.group()));
        plain = NARROW_GROUPS.matcher(plain).replaceAll(group -> digits(group.group()));
        if (rules.flag("thousands.spaced")) {
            plain = SPACED_GROUPS.matcher(plain).replaceAll(group -> digits(group.group()));
        }
        plain = CHAIN.matcher(plain).replaceAll(chain -> Matcher.quoteReplacement(chain(chain.group())));
        plain = RANGE.matcher(plain).replaceAll("-");
        plain = MINUS.matcher(plain).replaceAll(word("minus"));
        plain = plain.replace("+", word("plus"));
        plain = EQUALS.matcher(plain).replaceAll(word("equals"));
        plain = NUMERO.matcher(plain).replaceAll(word("number"));
        if (scaled != null) {
            plain = scaled.matcher(plain)
                    .replaceAll(sum -> sum.group(2) + " " + sum.group(3) + " " + unit(sum.group(1)));
        }
        for (LanguageRules.Correction correction : corrections) {
            plain = correction.apply(plain);
        }
        plain = abbreviations.replaceIn(plain);
        if (rules.code().equals("ja")) {
            return JapaneseDays.rewrite(plain);
        }
        if (numbers != null && !rules.flag("ordinals.open")) {
            plain = BEFORE_DIGIT.matcher(plain).replaceAll(" ");
            plain = afterDigit.matcher(plain).replaceAll(" ");
        }
        return plain;
    }

    /** The word for a sign, with spaces around it if the language puts spaces between words. */
    private String word(String sign) {
        return numbers == null ? rules.text(sign) : " " + rules.text(sign) + " ";
    }

    private String times(String text) {
        Matcher found = time.matcher(text);
        StringBuilder words = new StringBuilder();
        while (found.find()) {
            boolean half = halves != null
                    && halves.matcher(text).region(found.end(), text.length()).lookingAt();
            found.appendReplacement(words, Matcher.quoteReplacement(time(found.group(1), found.group(2), half)));
        }
        return found.appendTail(words).toString();
    }

    private String time(String hourDigits, String minuteDigits, boolean half) {
        int hour = Integer.parseInt(hourDigits);
        int minute = Integer.parseInt(minuteDigits);
        String ruleSet = rules.text("times.numbers");
        String hours = ruleSet.isEmpty() || numbers == null || hour == 0
                ? Integer.toString(hour)
                : numbers.ordinal(hourDigits, ruleSet);
        if (minute == 0) {
            return half ? hours : String.format(rules.text("times.full"), hours);
        }
        String zero = rules.text("times.zero");
        String minutes = minute < 10 && !zero.isEmpty() ? zero + " " + minute : Integer.toString(minute);
        return String.format(rules.text("times"), hours, minutes);
    }

    /** Reads a chain of numbers with the word for the point between them, or without it where dots group digits. */
    private String chain(String numbersAndDots) {
        boolean dotGroups = rules.text("thousands").equals(".")
                || rules.text("decimal.point").isEmpty();
        return numbersAndDots.replace(".", dotGroups ? " " : " " + rules.text("decimal.point") + " ");
    }

    private String unit(String sign) {
        String currency = SpokenNumbers.CURRENCIES.get(sign);
        Map<String, String> unit = rules.pairs(currency + ".unit");
        return unit.get("other");
    }

    private static String digits(String grouped) {
        return grouped.replaceAll("[^0-9]", "");
    }
}
