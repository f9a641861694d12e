package org.assistant.tts.xtts.text;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts Chinese words in place of the numbers of a text: years and codes digit by digit, quantities as such. */
final class ChineseNumbers {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    /** Longer numbers, in digits, are read digit by digit. */
    private static final int LONGEST = 16;

    /** What is counted or measured, in one sign. */
    private static final String MEASURES = "个人位名只头条匹尾张片页本册份封件套双对副根枝支朵棵株粒颗块团堆滴杯瓶碗盒包袋箱桶盘壶罐台部辆架艘列座栋间层楼所家户口门扇把"
            + "盏幅首篇章句段行字词笔画次遍趟回场顿番届期班组队群批排列种类样项起宗桩步级米厘毫升斤两克吨里寸尺丈亩顷秒分刻点时天日周月季年岁代世元块角毛美英欧"
            + "折倍成度号线路站圈轮局集篇题关瓦伏安赫焦卡帧兆万亿千百小公平立摄";

    private static final String NUMBER = "\\d+(?:\\.\\d+)?";

    private static final Pattern GROUPED = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:,\\d{3})+(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4}|\\d{2})(?=年)");
    private static final Pattern AMOUNT_BEHIND_SIGN = Pattern.compile("([$€£¥￥]) ?(" + NUMBER + ")");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(?:\\+?86[ -]?)?(1[3-9]\\d{9})(?!\\d)");
    private static final Pattern LANDLINE = Pattern.compile("(?<!\\d)(0\\d{2,3})-?(\\d{7,8})(?!\\d)");
    private static final Pattern FRACTION = Pattern.compile("(?<![\\d.])(\\d+)/(\\d+)(?![\\d./])");
    private static final Pattern PERCENT = Pattern.compile("(" + NUMBER + ")\\s*[%％]");
    private static final Pattern BETWEEN_LETTERS = Pattern.compile("(?<=[A-Za-z])\\d(?=[A-Za-z])");
    private static final Pattern ANY = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?=(.)?)", Pattern.DOTALL);

    private ChineseNumbers() {}

    /** {@code text} with its numbers in Chinese characters; a digit between two Latin letters stays. */
    static String speak(String text) {
        String words = replace(GROUPED, text, match -> match.group().replace(",", ""));
        words = replace(YEAR, words, match -> digits(match.group(1)));
        words = replace(AMOUNT_BEHIND_SIGN, words, match -> match.group(2) + currency(match.group(1)));
        words = replace(MOBILE, words, match -> digits(match.group(1)));
        words = replace(LANDLINE, words, match -> digits(match.group(1)) + digits(match.group(2)));
        words = replace(FRACTION, words, match -> cardinal(match.group(2)) + "分之" + cardinal(match.group(1)));
        words = replace(PERCENT, words, match -> "百分之" + decimal(match.group(1)));
        StringBuilder spoken = new StringBuilder();
        Matcher kept = BETWEEN_LETTERS.matcher(words);
        int from = 0;
        while (kept.find()) {
            spoken.append(replace(ANY, words.substring(from, kept.start()), ChineseNumbers::any))
                    .append(kept.group());
            from = kept.end();
        }
        return spoken.append(replace(ANY, words.substring(from), ChineseNumbers::any))
                .toString();
    }

    private static String any(MatchResult number) {
        String whole = number.group(1);
        if (number.group(2) != null) {
            return decimal(number.group());
        }
        boolean measured = number.group(3) != null && MEASURES.contains(number.group(3));
        return measured || whole.length() < 4 ? cardinal(whole) : digits(whole);
    }

    private static String currency(String sign) {
        return switch (sign) {
            case "$" -> "美元";
            case "€" -> "欧元";
            case "£" -> "英镑";
            default -> "元";
        };
    }

    private static String decimal(String number) {
        int point = number.indexOf('.');
        return point < 0
                ? cardinal(number)
                : cardinal(number.substring(0, point)) + "点" + digits(number.substring(point + 1));
    }

    /** Digit by digit. */
    private static String digits(String digits) {
        StringBuilder words = new StringBuilder(digits.length());
        digits.chars().forEach(digit -> words.append(DIGITS.charAt(digit - '0')));
        return words.toString();
    }

    /** As a quantity, with 两 for a two before a hundred, thousand, ... but not in a number such as 12 000. */
    static String cardinal(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > LONGEST || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return digits(digits);
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

    /** A number below 10 000, not zero. */
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

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }
}
