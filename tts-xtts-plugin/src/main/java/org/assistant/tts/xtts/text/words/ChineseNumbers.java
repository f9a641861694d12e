package org.assistant.tts.xtts.text.words;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.rules.ChineseNumerals;

/** Replaces the numbers of a text with Chinese words: years and codes digit by digit, quantities as numbers. */
public final class ChineseNumbers {

    private static final ChineseNumerals NUMERALS = new ChineseNumerals();

    /** Measure words and units of one character. */
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

    /** Returns {@code text} with its numbers in Chinese characters; a digit between two Latin letters is unchanged. */
    public static String speak(String text) {
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
        return NUMERALS.quantity(number);
    }

    private static String digits(String digits) {
        return NUMERALS.digits(digits);
    }

    private static String cardinal(String digits) {
        return ChineseNumerals.cardinal(digits);
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }
}
