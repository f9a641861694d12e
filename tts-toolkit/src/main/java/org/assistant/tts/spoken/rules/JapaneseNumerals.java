package org.assistant.tts.spoken.rules;

import java.util.List;
import java.util.Map;

/** Spells numbers in kana, with the sound changes before counters. */
final class JapaneseNumerals implements Numerals {

    private static final List<String> DIGITS = List.of("ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう");
    private static final List<String> GROUPS = List.of("", "まん", "おく", "ちょう");

    /** Longer numbers are read digit by digit. */
    private static final int LONGEST = 16;

    private static final int TEN = 10;
    private static final int HUNDRED = 11;
    private static final int THOUSAND = 12;
    private static final int TEN_THOUSAND = 13;

    private static final String REGULAR = "~";

    private final Map<String, List<String>> counters;
    private final Map<String, String> exact;

    /**
     * @param counters the readings of 1 to 10, and optionally 100, 1,000 and 10,000, with a counter; {@value #REGULAR} if the
     *     number and the counter do not change
     * @param exact readings of single numbers with their counter, which take precedence
     */
    JapaneseNumerals(Map<String, List<String>> counters, Map<String, String> exact) {
        this.counters = counters;
        this.exact = exact;
    }

    @Override
    public String quantity(String number) {
        int point = number.indexOf('.');
        if (point < 0) {
            return cardinal(number);
        }
        String whole = number.substring(0, point);
        String before = whole.equals("0") ? "れい" : doubled(cardinal(whole));
        return before + "てん" + digits(number.substring(point + 1)).replace("ゼロ", "れい");
    }

    /** Returns the form before a doubled consonant: いっ for いち. */
    private static String doubled(String kana) {
        return kana.replaceFirst("いち$", "いっ").replaceFirst("はち$", "はっ").replaceFirst("じゅう$", "じゅっ");
    }

    @Override
    public String digits(String digits) {
        StringBuilder words = new StringBuilder();
        digits.chars().filter(Character::isDigit).forEach(digit -> words.append(DIGITS.get(digit - '0')));
        return words.toString();
    }

    @Override
    public String counted(String number, String counter) {
        String known = exact.get(number + counter);
        List<String> forms = counters.get(counter);
        if (known != null) {
            return known;
        } else if (forms == null || number.indexOf('.') >= 0 || number.length() > LONGEST || number.startsWith("0")) {
            return quantity(number) + counter;
        }
        long value = Long.parseLong(number);
        int place = place(value);
        if (place > forms.size() || forms.get(place - 1).equals(REGULAR)) {
            return quantity(number) + counter;
        }
        String form = forms.get(place - 1);
        return switch (place) {
            case TEN ->
                above(value - value % 100) + (value % 100 > 10 ? DIGITS.get((int) (value % 100 / 10)) : "") + form;
            case HUNDRED -> withoutLast(cardinal(number)) + form.substring("ひゃ".length());
            case THOUSAND -> cardinal(number) + form.substring("せん".length());
            case TEN_THOUSAND -> cardinal(number) + form.substring("まん".length());
            default -> above(value - value % 10) + form;
        };
    }

    /** Returns the number, from 1, of the form for the last digit that is not zero. */
    private static int place(long value) {
        if (value % 10 > 0) {
            return (int) (value % 10);
        } else if (value % 100 > 0) {
            return TEN;
        } else if (value % 1000 > 0) {
            return HUNDRED;
        }
        return value % 10_000 > 0 ? THOUSAND : TEN_THOUSAND;
    }

    private static String withoutLast(String kana) {
        return kana.substring(0, kana.length() - 1);
    }

    private static String above(long value) {
        return value == 0 ? "" : cardinal(Long.toString(value));
    }

    private static String cardinal(String digits) {
        if (digits.length() > LONGEST || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return new JapaneseNumerals(Map.of(), Map.of()).digits(digits);
        }
        long value = Long.parseLong(digits);
        if (value == 0) {
            return DIGITS.get(0);
        }
        StringBuilder words = new StringBuilder();
        for (int group = GROUPS.size() - 1; group >= 0; group--) {
            int part = (int) (value / (long) Math.pow(10_000, group) % 10_000);
            String kana = group(part, group > 0);
            words.append(group == 3 ? doubled(kana) : kana).append(part == 0 ? "" : GROUPS.get(group));
        }
        return words.toString();
    }

    /** @param inner whether the name of a group follows; then a thousand is read with its one */
    private static String group(int value, boolean inner) {
        String thousands = switch (value / 1000) {
            case 0 -> "";
            case 1 -> inner ? "いっせん" : "せん";
            case 3 -> "さんぜん";
            case 8 -> "はっせん";
            default -> DIGITS.get(value / 1000) + "せん";
        };
        String hundreds = switch (value / 100 % 10) {
            case 0 -> "";
            case 1 -> "ひゃく";
            case 3 -> "さんびゃく";
            case 6 -> "ろっぴゃく";
            case 8 -> "はっぴゃく";
            default -> DIGITS.get(value / 100 % 10) + "ひゃく";
        };
        int tens = value / 10 % 10;
        return thousands
                + hundreds
                + (tens > 1 ? DIGITS.get(tens) : "")
                + (tens > 0 ? "じゅう" : "")
                + (value % 10 > 0 ? DIGITS.get(value % 10) : "");
    }
}
