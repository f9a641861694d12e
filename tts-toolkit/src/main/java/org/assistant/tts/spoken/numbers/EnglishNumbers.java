package org.assistant.tts.spoken.numbers;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.Rewriting;

/**
 * Turns numbers that are written as in English, such as {@code 1,249.50} or {@code $5.99}, into those of a language with a decimal
 * comma. Only numbers that can't mean anything else are changed. Immutable.
 */
public final class EnglishNumbers {

    private static final String NO_DIGIT_AFTER = "(?![.,]?\\d)";

    private final LanguageTable table;

    public EnglishNumbers(LanguageTable table) {
        this.table = table;
    }

    public List<Rewriting> rewritings() {
        if (!table.text("number.decimal").equals(",")) {
            return List.of();
        }
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,])(\\d{1,3}(?:,\\d{3})+)\\.(\\d{1,2})" + NO_DIGIT_AFTER,
                number -> joined(number.group(1)) + "," + number.group(2)));
        rewritings.add(Rewriting.ofDigits(
                "(?<=\\$\\s?)(\\d{1,4})\\.(\\d{2})" + NO_DIGIT_AFTER,
                amount -> amount.group(1) + "," + amount.group(2)));
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,])(\\d{1,4})\\.(\\d{1,2})(?=\\s?(?:[€£$]|" + LanguageTable.anyOf(measured())
                        + ")(?![\\p{L}\\d]))",
                number -> number.group(1) + "," + number.group(2)));
        // Where the comma is used both ways, three digits after it are a group.
        String groups = table.text("number.commas").equals("groups") ? "+" : "{2,}";
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\p{L}\\d.,])(\\d{1,3}(?:,\\d{3})" + groups + ")" + NO_DIGIT_AFTER,
                number -> joined(number.group(1))));
        return rewritings;
    }

    /** The words and signs after a number that say that it is a quantity, not a version or a time. */
    private List<String> measured() {
        List<String> measured = new ArrayList<>(table.pairs("units").keySet());
        measured.addAll(table.pairs("scales").keySet());
        return measured;
    }

    private static String joined(String groups) {
        return groups.replace(",", "");
    }
}
