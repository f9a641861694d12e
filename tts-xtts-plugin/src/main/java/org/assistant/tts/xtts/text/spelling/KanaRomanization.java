package org.assistant.tts.xtts.text.spelling;

import java.util.HashMap;
import java.util.Map;

/** Japanese kana in Hepburn's Latin letters, with long vowels written out. */
final class KanaRomanization {

    /** Marks a doubled consonant at the end of a word, which belongs to the next word. */
    static final char UNFINISHED = 'っ';

    private static final char LONG = 'ー';
    private static final String SMALL_VOWELS = "ぁぃぅぇぉ";
    private static final String SMALL_Y = "ゃゅょ";

    /** The kana of one row, then the consonant that its syllables share. */
    private static final String[][] ROWS = {
        {"あいうえお", ""}, {"かきくけこ", "k"}, {"がぎぐげご", "g"}, {"さ すせそ", "s"}, {"ざ ずぜぞ", "z"}, {"た  てと", "t"},
        {"だ  でど", "d"}, {"なにぬねの", "n"}, {"はひ へほ", "h"}, {"ばびぶべぼ", "b"}, {"ぱぴぷぺぽ", "p"}, {"まみむめも", "m"},
        {"や ゆ よ", "y"}, {"らりるれろ", "r"}, {"わゐ ゑを", "w"}, {SMALL_VOWELS, ""}, {"ゃ ゅ ょ", "y"}
    };

    private static final Map<Character, String> SYLLABLES = syllables();

    private KanaRomanization() {}

    /** Returns {@code kana}, of either kind, in Latin letters; other characters are left out. */
    static String romanize(String kana) {
        StringBuilder latin = new StringBuilder(kana.length() * 2);
        for (int i = 0; i < kana.length(); i++) {
            char previous = i == 0 ? 0 : hiragana(kana.charAt(i - 1));
            char next = i + 1 == kana.length() ? 0 : hiragana(kana.charAt(i + 1));
            append(hiragana(kana.charAt(i)), previous, next, latin);
        }
        return latin.toString();
    }

    private static void append(char kana, char previous, char next, StringBuilder latin) {
        if (kana == UNFINISHED) {
            appendDoubling(next, latin);
        } else if (kana == 'ん') {
            latin.append(next != 0 && "あいうえおやゆよ".indexOf(next) >= 0 ? "n'" : "n");
        } else if (kana == LONG) {
            String lengthened = SYLLABLES.get(previous);
            latin.append(lengthened == null ? "-" : lengthened.substring(lengthened.length() - 1));
        } else if (isSmall(kana) && SYLLABLES.containsKey(previous) && !isSmall(previous)) {
            appendSmall(kana, previous, latin);
        } else {
            latin.append(SYLLABLES.getOrDefault(kana, ""));
        }
    }

    private static void appendDoubling(char next, StringBuilder latin) {
        if (next == 0) {
            latin.append(UNFINISHED);
        } else if (next == 'ち') {
            latin.append('t');
        } else if ("あいうえお".indexOf(next) >= 0 || next == UNFINISHED) {
            latin.append('-');
        } else if (SYLLABLES.containsKey(next) && !isSmall(next)) {
            latin.append(SYLLABLES.get(next).charAt(0));
        }
    }

    /** Replaces the vowel of the syllable before with that of the small kana. */
    private static void appendSmall(char kana, char previous, StringBuilder latin) {
        latin.setLength(latin.length() - 1);
        String vowel = SYLLABLES.get(kana);
        boolean palatal = "しじち".indexOf(previous) >= 0 && SMALL_Y.indexOf(kana) >= 0;
        latin.append(palatal ? vowel.substring(1) : vowel);
    }

    private static boolean isSmall(char kana) {
        return SMALL_VOWELS.indexOf(kana) >= 0 || SMALL_Y.indexOf(kana) >= 0;
    }

    private static char hiragana(char kana) {
        return kana >= 'ァ' && kana <= 'ヶ' ? (char) (kana - 'ァ' + 'ぁ') : kana;
    }

    private static Map<Character, String> syllables() {
        Map<Character, String> syllables = new HashMap<>();
        for (String[] row : ROWS) {
            for (int i = 0; i < row[0].length(); i++) {
                syllables.put(row[0].charAt(i), row[1] + "aiueo".charAt(i));
            }
        }
        syllables.remove(' ');
        syllables.putAll(Map.of(
                'し', "shi", 'じ', "ji", 'ち', "chi", 'ぢ', "ji", 'つ', "tsu", 'づ', "zu", 'ふ', "fu", 'ゔ', "vu", 'ゎ', "wa"));
        syllables.putAll(Map.of('ゕ', "ka", 'ゖ', "ke"));
        return Map.copyOf(syllables);
    }
}
