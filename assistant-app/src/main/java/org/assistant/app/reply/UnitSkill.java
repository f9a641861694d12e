package org.assistant.app.reply;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts units: "convert 5 miles to kilometers", "how many feet are in 3 meters", "100 \u00b0F in \u00b0C". */
final class UnitSkill implements Skill {

    private static final int DIGITS = 6;

    private static final String NUMBER = "(-?[0-9][0-9,]*(?:\\.[0-9]+)?|an?\\b|one\\b)";
    private static final String UNIT = "([a-z\u00b0/]+(?: [a-z\u00b0/]+){0,3}?)";

    private static final Pattern CONVERT =
            Pattern.compile("(?i)(?:please )?(?:(?:convert|what(?:'s|\u2019s| is| are)?|how much (?:is|are)) )?"
                    + NUMBER + "\\s*" + UNIT + " (?:to|in|into|as) " + UNIT + "[ ?.!]*");

    private static final Pattern HOW_MANY = Pattern.compile(
            "(?i)how many " + UNIT + "(?: are)?(?: there)? (?:in|is|are) " + NUMBER + "\\s*" + UNIT + "[ ?.!]*");

    @Override
    public Optional<String> answer(String question) {
        Matcher convert = CONVERT.matcher(question);
        if (convert.matches()) {
            return answer(convert.group(1), convert.group(2), convert.group(3));
        }
        Matcher howMany = HOW_MANY.matcher(question);
        if (howMany.matches()) {
            return answer(howMany.group(2), howMany.group(3), howMany.group(1));
        }
        return Optional.empty();
    }

    private static Optional<String> answer(String number, String from, String to) {
        Optional<Measure> source = Measure.called(from);
        Optional<Measure> target = Measure.called(to);
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        if (source.get().kind() != target.get().kind()) {
            return Optional.of("I can't convert " + source.get().plural() + " to "
                    + target.get().plural() + ": they measure different things.");
        }
        Fraction value = Character.isLetter(number.charAt(0)) ? Fraction.of("1") : Fraction.of(number.replace(",", ""));
        return Optional.of(sentence(value, source.get(), target.get()));
    }

    private static String sentence(Fraction value, Measure source, Measure target) {
        Fraction result = source.convert(value, target);
        Fraction.Spoken spoken = result.spoken(DIGITS);
        return value.spoken(DIGITS).text() + " " + source.nameFor(value) + (value.isOne() ? " is " : " are ")
                + (spoken.exact() ? "" : "about ") + spoken.text() + " " + target.nameFor(result) + ".";
    }
}
