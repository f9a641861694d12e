package org.assistant.tts.spoken.rules;

/** Numbers that are written in Chinese characters. */
final class KanjiNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String PLACES = "十百千";

    private KanjiNumerals() {}

    /** Returns {@code kanji}, below 10,000, in the digits 0 to 9: 二十一 and 二一 both become 21. */
    static String inDigits(String kanji) {
        if (kanji.chars().noneMatch(c -> PLACES.indexOf(c) >= 0)) {
            StringBuilder digits = new StringBuilder(kanji.length());
            kanji.chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
            return digits.toString();
        }
        int value = 0;
        int digit = 0; // before a place; none stands for one
        for (int i = 0; i < kanji.length(); i++) {
            int place = PLACES.indexOf(kanji.charAt(i));
            if (place < 0) {
                digit = DIGITS.indexOf(kanji.charAt(i));
            } else {
                value += Math.max(1, digit) * (int) Math.pow(10, place + 1);
                digit = 0;
            }
        }
        return Integer.toString(value + digit);
    }
}
