package org.assistant.tts.xtts.text.spelling;

import java.util.Locale;
import org.assistant.tts.xtts.text.words.LanguageRules;
import org.assistant.tts.xtts.text.words.NumberWords;
import org.assistant.tts.xtts.text.words.SpokenNumbers;
import org.assistant.tts.xtts.text.words.SymbolWords;
import org.assistant.tts.xtts.text.words.WordTable;

/** Cleans languages that are spoken as they are spelled, except numbers, abbreviations and signs. */
final class SpelledCleaner implements TextCleaner {

    private final SpokenNumbers numbers;
    private final WordTable abbreviations;
    private final SymbolWords symbols;

    SpelledCleaner(LanguageRules rules) {
        numbers = new SpokenNumbers(rules, new NumberWords(rules));
        abbreviations = WordTable.abbreviations(rules);
        symbols = new SymbolWords(rules);
    }

    @Override
    public String clean(String text) {
        String words = abbreviations.replaceIn(numbers.speak(small(text)));
        return Spaces.collapse(symbols.replaceIn(words));
    }

    @Override
    public String spell(String words) {
        return Spaces.collapse(small(words));
    }

    private static String small(String text) {
        // Locale.ROOT: the network was trained with İ as i with a dot above, in Turkish too.
        return text.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
