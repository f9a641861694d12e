package org.assistant.tts.kokoro.phonemes.japanese;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers in hiragana, as the spoken forms write them. The dictionary knows numbers in digits and Chinese characters only, and
 * would divide these wrongly.
 */
final class KanaNumerals {

    private static final String DIGIT = "いち|に|さん|よん|よ|ご|ろく|なな|しち|はち|きゅう|く|ゼロ|れい";
    private static final String PLACE = "じゅう|ひゃく|せん|まん|おく|ちょう|てん";

    /** Digits and places whose sounds change each other. */
    private static final String FUSED = "さんびゃく|ろっぴゃく|はっぴゃく|さんぜん|はっせん|いっせん|いっちょう|はっちょう|じゅっちょう";

    /** Before some counters only. */
    private static final String SHORTENED = "いっ|さんびゃっ|ろっぴゃっ|はっぴゃっ|ろっ|はっ|じゅっ|ひゃっ";

    private static final String COUNTER = "しゅうねん|しゅうかん|しゅるい|せいき|[ふぷ]んかん|[ふぷ]ん|かげつ|かこく|かしょ|がつ|ねん(?:かん|だい|ど)?"
            + "|じかん|じ(?!ゅ)|にち|にん|ぶんの|[かが]い|[ほぼぽ]ん|[ひびぴ]き|[はばぱ]い|[ひびぴ]ょう|さつ|さい|[けげ]ん|[そぞ]く|ちょうめ|ちゃく"
            + "|とう|しょう|せい|せき|きょく|かん|つう|しゃ|[はぱ]く|[はぱ]つ|[ほぽ]|えん|たい|てん|こ|ど|わ(?![るかたりられけすざん])";

    private static final String WHOLE =
            "ついたち|ふつか|みっか|よっか|いつか|むいか|なのか|ようか|ここのか|とおか|はつか" + "|ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ|ひとり|ふたり|はたち";

    private static final String COUNTED =
            "(?:" + FUSED + "|" + SHORTENED + "|" + PLACE + "|" + DIGIT + ")(?:" + COUNTER + ")";
    private static final String SINGLE = FUSED + "|" + PLACE + "|" + DIGIT;
    private static final String PART = "(?>" + WHOLE + "|" + COUNTED + "|" + SINGLE + ")";

    /**
     * One part with a counter, or several parts that are not digits only, where spoken forms put numbers. Behind Latin letters a
     * single part may also be a particle and the beginning of a word.
     */
    static final Pattern NUMBER = Pattern.compile("(?:(?<=^|[(（「『])|(?<=[^A-Za-z]\\s))(?:" + WHOLE + "|" + COUNTED + ")"
            + PART + "{0,30}|(?<=^|[\\s(（「『])(?=(?:" + DIGIT + "){0,6}(?:" + FUSED + "|" + PLACE + "|" + COUNTED + "))"
            + PART + "{2,30}");

    private static final Pattern PARTS = Pattern.compile(PART);

    private static final Pattern LONG_O = Pattern.compile("(?<=[ゅょつとよ])う|(?<=と)お");
    private static final Pattern LONG_E = Pattern.compile("(?<=[れせ])い");

    private KanaNumerals() {}

    /** Returns the words of a match of {@link #NUMBER}. */
    static List<JapaneseWord> words(String number) {
        return PARTS.matcher(number)
                .results()
                .map(part -> new JapaneseWord(part.group(), sounds(part.group()), true))
                .collect(Collectors.toList());
    }

    private static String sounds(String kana) {
        return LONG_E.matcher(LONG_O.matcher(kana).replaceAll("ー")).replaceAll("ー");
    }
}
