package org.assistant.app.reply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calculates: "what is 12 * 7", "20 percent of 50", "two plus two". */
final class ArithmeticSkill implements Skill {

    private static final int DIGITS = 10;

    private static final Pattern PREFIX = Pattern.compile("^(?:please )?(?:(?:what(?:'s|\u2019s| is| are| does)?"
            + "|how much (?:is|are)|calculate|compute|work out) )?");

    private static final Pattern EXPRESSION = Pattern.compile("[-+*/%().0-9 ]*[0-9][ )]*(?:[-+*/]|%)[-+*/%().0-9 ]*");

    private static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");

    /** Applied in turn to the lower-case question. */
    private static final List<Map.Entry<Pattern, String>> SYMBOLS = List.of(
            symbol("(?<=\\d),(?=\\d{3}(?!\\d))", ""),
            symbol("\\bdivided by\\b|\u00f7", "/"),
            symbol("\\b(?:times|multiplied by)\\b|\u00d7|(?<=\\d) ?x ?(?=\\d)", "*"),
            symbol("\\bplus\\b", "+"),
            symbol("\\bminus\\b|\u2212", "-"),
            symbol("\\bper ?cent\\b", "%"),
            symbol("(?<=%)\\s*of\\b", "*"));

    private static final Pattern OPERATOR = Pattern.compile("[-+*/%]");
    private static final Map<String, String> WORDS =
            Map.of("+", " plus ", "-", " minus ", "*", " times ", "/", " divided by ", "%", " percent ");

    @Override
    public Optional<String> answer(String question) {
        String expression = expression(question);
        if (!EXPRESSION.matcher(expression).matches()) {
            return Optional.empty();
        }
        try {
            Fraction.Spoken value = Arithmetic.compute(expression).spoken(DIGITS);
            return Optional.of(aloud(expression) + (value.exact() ? " is " : " is about ") + value.text() + ".");
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.of("Dividing by zero has no result.");
        }
    }

    private static String expression(String question) {
        String text = question.toLowerCase(Locale.ROOT).replaceAll("[ ?.!=]+$", "");
        text = PREFIX.matcher(text).replaceFirst("");
        for (int value = NUMBERS.size() - 1; value >= 0; value--) {
            text = text.replaceAll("\\b" + NUMBERS.get(value) + "\\b", Integer.toString(value));
        }
        for (Map.Entry<Pattern, String> symbol : SYMBOLS) {
            text = symbol.getKey().matcher(text).replaceAll(symbol.getValue());
        }
        return text.strip();
    }

    /** The expression in words; what has parentheses would be heard as another one. */
    private static String aloud(String expression) {
        if (expression.contains("(")) {
            return "That";
        }
        String words = OPERATOR.matcher(expression).replaceAll(found -> WORDS.get(found.group()));
        String spoken = words.replaceAll("percent\\s+times", "percent of")
                .replaceAll("\\s+", " ")
                .strip();
        return spoken.substring(0, 1).toUpperCase(Locale.ROOT) + spoken.substring(1);
    }

    private static Map.Entry<Pattern, String> symbol(String words, String symbol) {
        return Map.entry(Pattern.compile(words), symbol);
    }
}
