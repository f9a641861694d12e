package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/**
 * The rewritings of quantities, ranges, fractions, Roman numerals and all numbers that remain, in their order: a number is
 * written out with its unit or its noun where it has one. Immutable.
 */
public final class NumberForms {

    private final LanguageTable table;
    private final NumberSpeller numbers;

    public NumberForms(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    public List<Rewriting> rewritings() {
        CountedNouns counted = new CountedNouns(table, numbers);
        Measures measures = new Measures(table, numbers);
        PlainNumbers plain = new PlainNumbers(table, numbers);
        List<Rewriting> rewritings = new ArrayList<>(counted.rewritings());
        rewritings.addAll(new Amounts(table, numbers).rewritings());
        rewritings.addAll(measures.behindFractions());
        rewritings.addAll(new Intervals(table, numbers).rewritings());
        rewritings.addAll(measures.rewritings());
        rewritings.addAll(new RomanNumerals(table, numbers).rewritings());
        rewritings.addAll(counted.agreeing());
        rewritings.addAll(numbers.leavesDigits() ? plain.besidesPlain() : plain.rewritings());
        return rewritings;
    }
}
