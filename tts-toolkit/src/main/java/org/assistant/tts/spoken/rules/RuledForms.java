package org.assistant.tts.spoken.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes numbers, signs and abbreviations of Japanese or Chinese out in words. Immutable, thread-safe. */
public final class RuledForms {

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private final List<SpokenRule> rules;
    private final Numerals numerals;

    private RuledForms(List<SpokenRule> rules, Numerals numerals) {
        this.rules = rules;
        this.numerals = numerals;
    }

    public static boolean has(Locale locale) {
        return locale.getLanguage().equals("ja") || locale.getLanguage().equals("zh");
    }

    /** Returns the forms of a language for which {@link #has} returns true. */
    public static RuledForms of(Locale locale) {
        RuleFile file = RuleFile.read(locale.getLanguage() + ".rules");
        Numerals numerals = locale.getLanguage().equals("ja")
                ? new JapaneseNumerals(file.counters(), file.exact())
                : new ChineseNumerals();
        return new RuledForms(file.rules(), numerals);
    }

    /** Returns {@code sentence} in words. */
    public String words(String sentence) {
        boolean digits = hasDigits(sentence);
        String words = sentence;
        for (SpokenRule rule : rules) {
            if (digits || !rule.digits()) {
                String before = words;
                words = rule.apply(words, numerals);
                digits = words.equals(before) ? digits : hasDigits(words);
            }
        }
        return words.equals(sentence)
                ? sentence
                : SPACES.matcher(words).replaceAll(" ").strip();
    }

    private static boolean hasDigits(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
