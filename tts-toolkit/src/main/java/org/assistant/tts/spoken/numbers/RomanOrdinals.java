package org.assistant.tts.spoken.numbers;

import java.util.List;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.Rewriting;

/**
 * Writes Roman numerals as digits before words that make them ordinals, in languages whose ordinals depend on the word: {@code
 * XX wiek}. Immutable.
 */
public final class RomanOrdinals {

    private static final List<String> TENS = List.of("", "X", "XX", "XXX");
    private static final List<String> ONES = List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX");

    private final LanguageTable table;

    public RomanOrdinals(LanguageTable table) {
        this.table = table;
    }

    public List<Rewriting> rewritings() {
        String words = table.text("roman.digits");
        return words.isEmpty()
                ? List.of()
                : List.of(Rewriting.of(
                        "(?<![\\p{L}\\d])(X{0,3})(IX|IV|V?I{0,3})(?<=[XVI])\\.?(?=\\s(?:" + words + "))",
                        numeral -> TENS.indexOf(numeral.group(1)) * 10 + ONES.indexOf(numeral.group(2)) + "."));
    }
}
