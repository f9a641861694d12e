package org.assistant.tts.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word in its text: a run of letters and digits, or one character of a script without spaces between words.
 *
 * @param form the word in lower case, with the digits 0 to 9, in normalization form KC, so that different spellings are equal
 * @param start index of its first UTF-16 unit in the text
 */
record Word(String form, int start) {

    /** More accents on one letter than any language needs; the normalization of longer runs would take too long. */
    private static final int MOST_ACCENTS = 4;

    /** Returns the words of {@code text} in order. Time depends only on its length. */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        int start = 0;
        int accents = 0;
        boolean single = false; // whether a word of one character is open
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!letters.isEmpty() && isAccent(c)) {
                if (accents++ < MOST_ACCENTS) {
                    letters.appendCodePoint(c);
                }
                continue;
            }
            accents = 0;
            boolean unspaced = isUnspaced(c);
            if (!letters.isEmpty() && (single || unspaced || !Marks.isSpoken(c))) {
                if (Character.getType(c) == Character.FORMAT) {
                    continue; // a soft hyphen, for example
                }
                words.add(new Word(form(letters), start));
                letters.setLength(0);
            }
            if (Marks.isSpoken(c)) {
                start = letters.isEmpty() ? i : start;
                single = unspaced;
                letters.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c);
            }
        }
        if (!letters.isEmpty()) {
            words.add(new Word(form(letters), start));
        }
        return words;
    }

    private static String form(CharSequence letters) {
        String form = letters.toString();
        if (form.chars().anyMatch(c -> c >= 0x80)) {
            // The dotless i and the dot above are unified, since they are lost when Turkish capitals become lower case.
            return Normalizer.normalize(form, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replace('ı', 'i')
                    .replace("\u0307", "");
        }
        return form.toLowerCase(Locale.ROOT);
    }

    private static boolean isAccent(int c) {
        int type = Character.getType(c);
        boolean variant = c >= 0xFE00 && c <= 0xFE0F; // variation selector of a picture
        return !variant && (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK);
    }

    private static boolean isUnspaced(int c) {
        UnicodeScript script = c < 0x0E00 ? UnicodeScript.LATIN : UnicodeScript.of(c);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
