package org.assistant.tts.xtts.text;

/**
 * Writes a sentence the way the texts were written that the network learnt from: small letters, numbers and signs in words,
 * Latin letters for Chinese, Japanese and Korean. Safe for use by many threads.
 */
@FunctionalInterface
interface TextCleaner {

    /** {@code text}, in normalization form C, in the network's spelling, with single spaces between words. */
    String clean(String text);

    /** The cleaner of a language; loads what it needs, which may take a second. */
    static TextCleaner of(String languageCode) {
        return switch (languageCode) {
            case "zh-cn" -> new ChineseCleaner();
            case "ja" -> new JapaneseCleaner();
            case "ko" -> {
                TextCleaner hangul = new SpelledCleaner(LanguageRules.of("ko"));
                yield text -> HangulRomanization.romanize(hangul.clean(text));
            }
            default -> new SpelledCleaner(LanguageRules.of(languageCode));
        };
    }
}
