package org.assistant.tts.spoken.rules;

/** Spells numbers in Chinese characters. */
public final class ChineseNumerals implements Numerals {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    /** Longer numbers are read digit by digit. */
    private static final int LONGEST = 16;

    @Override
    public String quantity(String number) {
        int point = number.indexOf('.');
        return point < 0
                ? cardinal(number)
                : cardinal(number.substring(0, point)) + "点" + digits(number.substring(point + 1));
    }

    @Override
    public String digits(String digits) {
        StringBuilder words = new StringBuilder(digits.length());
        digits.chars().filter(Character::isDigit).forEach(digit -> words.append(DIGITS.charAt(digit - '0')));
        return words.toString();
    }

    /** Uses 两 for two before a counter. */
    @Override
    public String counted(String number, String counter) {
        return (number.equals("2") ? "两" : quantity(number)) + counter;
    }

    /** Spells a quantity, with 两 for a two before hundred, thousand and so on, but not in a number such as 12,000. */
    public static String cardinal(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > LONGEST || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return new ChineseNumerals().digits(digits);
        }
        if (significant.equals("0")) {
            return "零";
        }
        StringBuilder words = new StringBuilder();
        int groups = (significant.length() + 3) / 4;
        boolean zeros = false; // to be spoken before the next digit
        for (int group = groups - 1; group >= 0; group--) {
            int end = significant.length() - 4 * group;
            int value = Integer.parseInt(significant.substring(Math.max(0, end - 4), end));
            if (value == 0) {
                zeros = true;
                continue;
            }
            zeros |= value < 1000 && !words.isEmpty();
            words.append(zeros && !words.isEmpty() ? "零" : "");
            words.append(value == 2 && group > 0 ? "两" : group(value, words.isEmpty()))
                    .append(GROUPS[group]);
            zeros = false;
        }
        return words.toString();
    }

    /** Spells a number below 10,000, not zero. */
    private static String group(int value, boolean first) {
        StringBuilder words = new StringBuilder();
        boolean zeros = false;
        for (int place = 3; place >= 0; place--) {
            int digit = value / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                zeros = !words.isEmpty();
                continue;
            }
            words.append(zeros ? "零" : "");
            zeros = false;
            boolean bareTen = digit == 1 && place == 1 && first && words.isEmpty();
            if (!bareTen) {
                words.append(digit == 2 && place >= 2 ? '两' : DIGITS.charAt(digit));
            }
            words.append(PLACES[place]);
        }
        return words.toString();
    }
}
