package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes meaningful signs out: mathematics, Greek letters, superscript and subscript digits. Immutable. */
final class Signs {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    private final LanguageTable table;
    private final NumberSpeller numbers;

    Signs(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    /** The rewritings that must come before units and numbers. */
    List<Rewriting> early() {
        List<Rewriting> rewritings = new ArrayList<>(equations());
        // A formula is read letter by letter: NO₂ is not "no".
        rewritings.add(Rewriting.of("(?<=\\p{Lu})(?=\\p{Lu}{0,3}[" + LOWERED + "])(?=\\p{Lu})", letter -> " "));
        rewritings.add(Rewriting.of("[" + LOWERED + "]+", low -> digits(low.group(), LOWERED)));
        rewritings.add(Rewriting.of(
                "(?=[\\^⁻" + RAISED
                        + "])(?<=[\\p{L}\\d)])(?<!(?<![\\p{L}])[cdkm]{0,2}m)(?:\\^\\{?([-−]?)(\\d{1,3})\\}?|(⁻?)(["
                        + RAISED + "]+))",
                power -> power(
                        power.group(1) == null ? power.group(3) : power.group(1),
                        power.group(2) == null ? digits(power.group(4), RAISED) : power.group(2))));
        if (!table.text("power").isEmpty()) {
            rewritings.add(Rewriting.of(
                    "(?=\\^)(?<=[\\p{L}\\d)])\\^\\{?(\\p{Ll})\\}?(?!\\p{L})",
                    power -> " " + table.filled("power", "n", power.group(1)) + " "));
        }
        Map<String, String> shorthand = table.pairs("shorthand");
        if (!shorthand.isEmpty()) {
            rewritings.add(Rewriting.of(
                    "(?<![\\p{L}\\d/]|\\d[.,]|[$€£]\\s?)" + LanguageTable.anyOf(shorthand.keySet())
                            + "(?![\\p{L}\\d/]|[.,]\\d)",
                    found -> shorthand.get(found.group())));
        }
        Map<String, String> between = table.pairs("sign.between-digits");
        if (!between.isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<=\\d)\\s?(" + LanguageTable.anyOf(between.keySet()) + ")\\s?(?=\\d)",
                    sign -> " " + between.get(sign.group(1)) + " "));
        }
        Map<String, String> numbered = table.pairs("sign.before-number");
        if (!numbered.isEmpty()) {
            rewritings.add(Rewriting.of(
                    "(?<![\\p{L}\\d])(" + LanguageTable.anyOf(numbered.keySet()) + ")\\s?(?=\\d)",
                    found -> numbered.get(found.group(1)) + " "));
        }
        return rewritings;
    }

    /** The rewritings of signs that remain after units and numbers. */
    List<Rewriting> late() {
        List<Rewriting> rewritings = new ArrayList<>();
        Map<String, String> maths = table.pairs("sign.between");
        if (!maths.isEmpty()) {
            rewritings.add(Rewriting.of(
                    "(?=" + LanguageTable.anyOf(maths.keySet()) + ")(?<=[\\p{L}\\p{M}\\p{N})]\\s{0,2})("
                            + LanguageTable.anyOf(maths.keySet()) + ")\\s*(?=[\\p{L}\\p{N}(√-])",
                    sign -> " " + maths.get(sign.group(1)) + " "));
        }
        Map<String, String> any = table.pairs("sign");
        if (!any.isEmpty()) {
            rewritings.add(Rewriting.of(
                    "(?= ?" + LanguageTable.anyOf(any.keySet()) + ") ?(?<!\\p{IsGreek})("
                            + LanguageTable.anyOf(any.keySet()) + ")(?!\\p{IsGreek}) ?",
                    sign -> " " + any.get(sign.group(1)) + " "));
        }
        return rewritings;
    }

    /** The rewritings of signs between operands: those of program text become those of a book, and a hyphen a minus. */
    private List<Rewriting> equations() {
        String left = "(?<=(?:[\\d)²³⁴]|(?<!\\p{L})\\p{L})\\s?)";
        String right = "(?=\\s?(?:[\\d(√]|\\p{L}(?!\\p{L})))";
        String equation = "(?:(?<==[^=\\n]{1,60})|(?=[^=\\n]{1,60}=))";
        return List.of(
                Rewriting.of("(?=\\s?=)(?<=[\\p{L}\\p{N})\\]])\\s?={2,3}\\s?(?=[\\p{L}\\p{N}(\"'-])", sign -> " = "),
                Rewriting.of("(?=\\s?!)(?<=[\\p{L}\\p{N})\\]])\\s?!==?\\s?(?=[\\p{L}\\p{N}(\"'-])", sign -> " ≠ "),
                Rewriting.of("(?=\\s?<)(?<=[\\p{L}\\p{N})\\]])\\s?<=\\s?(?=[\\p{L}\\p{N}(-])", sign -> " ≤ "),
                Rewriting.of("(?=\\s?>)(?<=[\\p{L}\\p{N})\\]])\\s?>=\\s?(?=[\\p{L}\\p{N}(-])", sign -> " ≥ "),
                Rewriting.ofDigits("(?<=\\d)\\s/\\s(?=\\d[^=\\n]{0,40}=)", sign -> " ÷ "),
                Rewriting.of("(?=[-−–])" + left + "[-−–]" + right + equation, sign -> " " + table.text("minus") + " "));
    }

    private String power(String sign, String digits) {
        if (!sign.isEmpty()) {
            return " " + table.filled("power", "n", table.text("minus") + " " + numbers.cardinal(digits)) + " ";
        }
        String named = table.text("power." + digits);
        return " " + (named.isEmpty() ? table.filled("power", "n", numbers.cardinal(digits)) : named) + " ";
    }

    private static String digits(String signs, String row) {
        StringBuilder digits = new StringBuilder();
        signs.chars().forEach(sign -> digits.append(row.indexOf(sign)));
        return digits.toString();
    }
}
