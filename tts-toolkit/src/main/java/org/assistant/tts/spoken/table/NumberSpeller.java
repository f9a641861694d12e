package org.assistant.tts.spoken.table;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.regex.Pattern;

/** Spells numbers in the words of one language, with ICU. Thread-safe. */
public final class NumberSpeller {

    /** Longer numbers are codes rather than quantities, and are read digit by digit. */
    private static final int LONGEST = 15;

    private static final Pattern SOFT_HYPHEN = Pattern.compile("\u00AD");

    private static final Pattern GROUP_SPACES = Pattern.compile("[ \u00A0\u202F]");

    private final RuleBasedNumberFormat speller; // guarded by itself, since ICU's spellers are not thread-safe
    private final LanguageTable table;
    private final boolean leavesDigits;
    private final String groupSigns;
    private final String decimalSign;

    /** @param leavesDigits whether plain numbers stay in digits, since the engine spells them itself */
    public NumberSpeller(LanguageTable table, boolean leavesDigits) {
        this.table = table;
        this.leavesDigits = leavesDigits;
        this.speller = new RuleBasedNumberFormat(ULocale.forLocale(table.locale()), RuleBasedNumberFormat.SPELLOUT);
        this.groupSigns = table.text("number.groups");
        this.decimalSign = table.text("number.decimal");
    }

    /** Whether plain numbers stay in digits; numbers in an unusual form, such as a feminine, are spelt all the same. */
    public boolean leavesDigits() {
        return leavesDigits;
    }

    /** Returns a regular expression for a written number, with or without grouping and fraction. No capturing groups. */
    public String pattern() {
        String fraction = "(?:" + Pattern.quote(decimalSign) + "\\d+)?";
        return "(?=\\d)(?:" + table.text("number.grouped") + fraction + "|\\d+" + fraction + "(?![\\d]))";
    }

    /** Whether {@code written} stands for exactly one, so that its noun is singular. */
    public boolean isOne(String written) {
        return written.equals("1")
                || (table.text("number.singular").equals("below two")
                        && whole(written).matches("[01]"));
    }

    public boolean hasFraction(String written) {
        return written.contains(decimalSign);
    }

    /** Returns the digits before the decimal sign, without group signs. */
    public String whole(String written) {
        String before = hasFraction(written) ? written.substring(0, written.indexOf(decimalSign)) : written;
        return before.codePoints()
                .filter(c -> groupSigns.indexOf(c) < 0 && c != ' ' && c != '\u00A0' && c != '\u202F')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the digits after the decimal sign. */
    public String fraction(String written) {
        return hasFraction(written) ? written.substring(written.indexOf(decimalSign) + 1) : "";
    }

    /** Returns a number that matches {@link #pattern} in words. */
    public String number(String written) {
        return number(written, "");
    }

    /**
     * The same in another form.
     *
     * @param form the suffix of the rule set's name, such as {@code feminine}; empty for the usual form
     */
    public String number(String written, String form) {
        String whole = whole(written);
        if (leavesDigits && whole.length() > 1 && whole.charAt(0) == '0') {
            return written;
        }
        if (!hasFraction(written)) {
            String words = cardinal(whole, form);
            return leavesDigits && words.equals(whole)
                    ? GROUP_SPACES.matcher(written).replaceAll("")
                    : words;
        }
        if (leavesDigits) {
            return GROUP_SPACES.matcher(written).replaceAll("");
        }
        String fraction = fraction(written);
        boolean asNumber =
                table.text("number.fraction").equals("number") && fraction.length() <= 2 && fraction.charAt(0) != '0';
        return (whole.isEmpty() ? "" : cardinal(whole, "") + " ") + table.text("number.point") + " "
                + (asNumber ? cardinal(fraction, "") : digits(fraction));
    }

    /** Spells a whole number of digits. */
    public String cardinal(String digits) {
        return cardinal(digits, "");
    }

    /**
     * The same in another form.
     *
     * @param form as for {@link #number(String, String)}
     */
    public String cardinal(String digits, String form) {
        if (digits.length() > LONGEST || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return digits(digits);
        }
        String ruleSet = table.text("number.cardinal" + (form.isEmpty() ? "" : "." + form));
        long value = Long.parseLong(digits);
        if (!leavesDigits) {
            return spell(value, ruleSet.isEmpty() ? table.text("number.cardinal") : ruleSet);
        }
        String words = ruleSet.isEmpty() ? "" : spell(value, ruleSet);
        boolean usual = form.isEmpty() || words.isEmpty() || words.equals(spell(value, table.text("number.cardinal")));
        return usual ? digits : words;
    }

    /**
     * Spells an ordinal.
     *
     * @param form as for {@link #number(String, String)}
     */
    public String ordinal(String digits, String form) {
        if (digits.length() > LONGEST) {
            return digits(digits);
        }
        String ruleSet = table.text("number.ordinal" + (form.isEmpty() ? "" : "." + form));
        return ruleSet.isEmpty() ? cardinal(digits) : spell(Long.parseLong(digits), ruleSet);
    }

    /** Spells a number digit by digit. */
    public String digits(String digits) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (Character.isDigit(digits.charAt(i))) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(words(String.valueOf(Character.digit(digits.charAt(i), 10))));
            }
        }
        return words.toString();
    }

    /** Spells a year of four digits, in pairs if the language does so. */
    public String year(String digits) {
        int year = Integer.parseInt(digits);
        boolean pairs = table.text("year.style").equals("pairs");
        if (table.text("year.style").equals("hundreds") && year >= 1100 && year < 2000) {
            return cardinal(digits.substring(0, 2)) + " " + table.text("year.hundred")
                    + (year % 100 == 0 ? "" : " " + cardinal(Integer.toString(year % 100)));
        }
        if (!pairs || year < 1010 || year > 2099 || (year >= 2000 && year < 2010)) {
            return cardinal(digits);
        }
        String century = spell(year / 100, table.text("number.cardinal"));
        int rest = year % 100;
        if (rest == 0) {
            return century + " " + table.text("year.hundred");
        }
        return century + " " + (rest < 10 ? table.text("year.oh") + " " : "")
                + spell(rest, table.text("number.cardinal"));
    }

    /** Spells a number like {@link #cardinal}, even if plain numbers stay in digits. */
    public String words(String digits) {
        return digits.length() > LONGEST
                ? digits(digits)
                : spell(Long.parseLong(digits), table.text("number.cardinal"));
    }

    private String spell(long value, String ruleSet) {
        String words;
        synchronized (speller) {
            words = speller.format(value, "%spellout-" + ruleSet);
        }
        words = SOFT_HYPHEN.matcher(words).replaceAll("");
        for (var correction : table.pairs("number.corrections").entrySet()) {
            words = words.replaceAll(correction.getKey(), correction.getValue());
        }
        return words;
    }
}
