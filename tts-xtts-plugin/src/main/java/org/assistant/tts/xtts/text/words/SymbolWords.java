package org.assistant.tts.xtts.text.words;

import java.util.Map;

/** Replaces signs such as {@code &} with words. Immutable. */
public final class SymbolWords {

    private final Map<String, String> words;

    public SymbolWords(LanguageRules rules) {
        words = rules.pairs("symbols");
    }

    /** Returns {@code text} with spaces around the words, perhaps more than one. */
    public String replaceIn(String text) {
        String replaced = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (replaced.contains(word.getKey())) {
                replaced = replaced.replace(word.getKey(), " " + word.getValue() + " ");
            }
        }
        return replaced;
    }
}
