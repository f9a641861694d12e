package org.assistant.tts.xtts.text.words;

import java.util.Map;

/** Words in place of signs such as {@code &}. Immutable. */
public final class SymbolWords {

    private final Map<String, String> words;

    public SymbolWords(LanguageRules rules) {
        words = rules.pairs("symbols");
    }

    /** {@code text} with spaces around the words, perhaps more than one. */
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
