package org.assistant.tts.xtts.text.spelling;

import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.HeapRoom;
import org.assistant.tts.xtts.text.words.LanguageRules;

/**
 * Spells a sentence like the texts that the network was trained on: lower case, numbers and signs in words, Latin letters for
 * Chinese, Japanese and Korean. Thread-safe.
 */
public interface TextCleaner {

    /** Returns {@code text}, in normalization form C, in the network's spelling, with single spaces between words. */
    String clean(String text);

    /** Does the same for a text that is in words already: only its spelling is changed. */
    default String spell(String words) {
        return clean(words);
    }

    /**
     * Returns the cleaner of a language; loads its data, which takes three seconds for Japanese.
     *
     * @throws TTSException.EngineUnavailable if {@code heap} has no room for the data
     */
    static TextCleaner of(String languageCode, HeapRoom heap) {
        return switch (languageCode) {
            case "zh-cn" -> new ChineseCleaner();
            case "ja" -> new JapaneseCleaner(heap);
            case "ko" -> new KoreanCleaner();
            default -> new SpelledCleaner(LanguageRules.of(languageCode));
        };
    }
}
