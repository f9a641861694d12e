package org.assistant.tts.kokoro.phonemes.japanese;

import com.atilika.kuromoji.unidic.kanaaccent.Token;

/**
 * A word of a sentence.
 *
 * @param surface as written
 * @param kana its reading; the surface if no dictionary has one
 * @param readable whether it has a reading, or is written in kana
 */
record JapaneseWord(String surface, String kana, boolean readable) {

    static JapaneseWord of(Token token) {
        String surface = token.getSurface();
        boolean kana = surface.codePoints().allMatch(JapaneseWord::isKana);
        return new JapaneseWord(surface, reading(token), token.isKnown() || kana);
    }

    /** Joins the two to one word. */
    JapaneseWord and(JapaneseWord next) {
        return new JapaneseWord(surface + next.surface, kana + next.kana, readable);
    }

    private static String reading(Token token) {
        if (isReading(token.getPronunciation())) {
            return token.getPronunciation();
        }
        return isReading(token.getKana()) ? token.getKana() : token.getSurface();
    }

    private static boolean isReading(String kana) {
        return kana != null && !kana.isEmpty() && !kana.equals("*");
    }

    /** Hiragana, katakana and the long-vowel mark. */
    private static boolean isKana(int character) {
        return character >= 0x3041 && character <= 0x30FF && character != 0x30FB;
    }
}
