package org.assistant.tts.kokoro.phonemes.japanese;

import com.atilika.kuromoji.unidic.kanaaccent.Token;

/**
 * A word of a sentence.
 *
 * @param surface as it is written
 * @param kana how it is said; the surface where no dictionary knows that
 * @param readable whether it is known, or written in kana
 */
record JapaneseWord(String surface, String kana, boolean readable) {

    static JapaneseWord of(Token token) {
        String surface = token.getSurface();
        boolean kana = surface.codePoints().allMatch(JapaneseWord::isKana);
        return new JapaneseWord(surface, reading(token), token.isKnown() || kana);
    }

    /** The two as one word. */
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

    /** Hiragana, katakana and the mark of a long vowel. */
    private static boolean isKana(int character) {
        return character >= 0x3041 && character <= 0x30FF && character != 0x30FB;
    }
}
