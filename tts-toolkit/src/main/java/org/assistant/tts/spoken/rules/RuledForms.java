package org.assistant.tts.spoken.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes numbers, signs and abbreviations of Japanese or Chinese out in words. Immutable, safe for use by many threads. */
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
        boolean figures = hasFigures(sentence);
        String words = sentence;
        for (SpokenRule rule : rules) {
            if (figures || !rule.figures()) {
                String before = words;
                words = rule.apply(words, numerals);
                figures = words.equals(before) ? figures : hasFigures(words);
            }
        }
        return words.equals(sentence)
                ? sentence
                : SPACES.matcher(words).replaceAll(" ").strip();
    }

    private static boolean hasFigures(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
