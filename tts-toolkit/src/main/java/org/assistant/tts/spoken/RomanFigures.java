package org.assistant.tts.spoken;

import java.util.List;

/**
 * Writes Roman numerals as figures before words that make them ordinals, in languages whose ordinals depend on the word: {@code
 * XX wiek}. Immutable.
 */
final class RomanFigures {

    private static final List<String> TENS = List.of("", "X", "XX", "XXX");
    private static final List<String> ONES = List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX");

    private final LanguageTable table;

    RomanFigures(LanguageTable table) {
        this.table = table;
    }

    List<Rewriting> rewritings() {
        String words = table.text("roman.figures");
        return words.isEmpty()
                ? List.of()
                : List.of(Rewriting.of(
                        "(?<![\\p{L}\\d])(X{0,3})(IX|IV|V?I{0,3})(?<=[XVI])\\.?(?=\\s(?:" + words + "))",
                        numeral -> TENS.indexOf(numeral.group(1)) * 10 + ONES.indexOf(numeral.group(2)) + "."));
    }
}
