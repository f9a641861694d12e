package org.assistant.tts.xtts.text;

import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.HeapRoom;

/**
 * Writes a sentence the way the texts were written that the network learnt from: small letters, numbers and signs in words,
 * Latin letters for Chinese, Japanese and Korean. Safe for use by many threads.
 */
@FunctionalInterface
interface TextCleaner {

    /** {@code text}, in normalization form C, in the network's spelling, with single spaces between words. */
    String clean(String text);

    /**
     * The cleaner of a language; loads what it needs, which takes three seconds for Japanese.
     *
     * @throws TTSException.EngineUnavailable if {@code heap} has no room for that
     */
    static TextCleaner of(String languageCode, HeapRoom heap) {
        return switch (languageCode) {
            case "zh-cn" -> new ChineseCleaner();
            case "ja" -> new JapaneseCleaner(heap);
            case "ko" -> {
                TextCleaner hangul = new SpelledCleaner(LanguageRules.of("ko"));
                yield text -> HangulRomanization.romanize(hangul.clean(text));
            }
            default -> new SpelledCleaner(LanguageRules.of(languageCode));
        };
    }
}
