package org.assistant.tts.xtts.text.spelling;

import org.assistant.tts.xtts.text.words.LanguageRules;

/** Cleans Korean text: syllables in Latin letters. */
final class KoreanCleaner implements TextCleaner {

    private final TextCleaner hangul = new SpelledCleaner(LanguageRules.of("ko"));

    @Override
    public String clean(String text) {
        return HangulRomanization.romanize(hangul.clean(text));
    }

    @Override
    public String spell(String words) {
        return HangulRomanization.romanize(hangul.spell(words));
    }
}
