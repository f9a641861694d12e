package org.assistant.tts.xtts.text.words;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;

/** Numbers in the words of one language, from ICU's speller and the language's corrections. Thread-safe. */
public final class NumberWords {

    /** Longer numbers, in digits, are codes rather than quantities; they are not spoken as one number. */
    private static final int LONGEST = 15;

    private final RuleBasedNumberFormat speller; // guarded by itself, since ICU's are not thread-safe
    private final PluralRules plurals;
    private final String cardinal;
    private final List<LanguageRules.Correction> cardinalCorrections;
    private final List<LanguageRules.Correction> ordinalCorrections;

    public NumberWords(LanguageRules rules) {
        ULocale locale = ULocale.forLanguageTag(rules.code());
        speller = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        plurals = PluralRules.forLocale(locale);
        cardinal = rules.text("cardinal");
        cardinalCorrections = rules.corrections("cardinal.corrections");
        ordinalCorrections = rules.corrections("ordinal.corrections");
    }

    /** Returns {@code digits} as a quantity; digit by digit if it is a code such as 007 or very long. */
    String cardinal(String digits) {
        return cardinal(digits, cardinal);
    }

    /**
     * Returns a whole number in words.
     *
     * @param ruleSet without {@code %spellout-}; empty for the usual one
     */
    String cardinal(String digits, String ruleSet) {
        if (digits.length() > LONGEST || (digits.length() > 2 && digits.charAt(0) == '0')) {
            return digitByDigit(digits);
        }
        return spell(Long.parseLong(digits), ruleSet.isEmpty() ? cardinal : ruleSet);
    }

    String digitByDigit(String digits) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            words.append(i == 0 ? "" : " ").append(spell(digits.charAt(i) - '0', cardinal));
        }
        return words.toString();
    }

    /** Returns the word for a number in {@code ruleSet}, which may be one of ordinals; its digits if it is very long. */
    String ordinal(String digits, String ruleSet) {
        return digits.length() > LONGEST ? digitByDigit(digits) : spell(Long.parseLong(digits), ruleSet);
    }

    /** Returns the plural category of {@code value}: {@code one}, {@code few}, {@code many}, {@code other}, ... */
    String plural(long value) {
        return plurals.select((double) value);
    }

    private String spell(long value, String ruleSet) {
        String words;
        synchronized (speller) {
            words = speller.format(value, "%spellout-" + ruleSet);
        }
        words = words.replace("\u00AD", ""); // soft hyphens
        for (LanguageRules.Correction correction :
                ruleSet.startsWith("ordinal") ? ordinalCorrections : cardinalCorrections) {
            words = correction.apply(words);
        }
        return words;
    }
}
