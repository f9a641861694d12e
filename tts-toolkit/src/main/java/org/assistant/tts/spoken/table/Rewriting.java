package org.assistant.tts.spoken.table;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of a written form, and the function that makes its words. Immutable, thread-safe.
 *
 * @param digits whether the form contains a digit, so that a text without digits need not be searched
 */
public record Rewriting(Pattern written, boolean digits, Function<MatchResult, String> words) {

    public static Rewriting of(String regex, Function<MatchResult, String> words) {
        return new Rewriting(Pattern.compile(regex), false, words);
    }

    /** Returns a rewriting of a form that always contains a digit. */
    public static Rewriting ofDigits(String regex, Function<MatchResult, String> words) {
        return new Rewriting(Pattern.compile(regex), true, words);
    }

    /** Returns a rewriting to {@code words}, with {@code $1} to {@code $9} for the groups. */
    public static Rewriting of(String regex, String words) {
        return of(regex, form -> {
            String filled = words;
            for (int group = 1; group <= form.groupCount(); group++) {
                filled = filled.replace("$" + group, form.group(group) == null ? "" : form.group(group));
            }
            return filled;
        });
    }

    /** Returns {@code text} with every such form in words. */
    public String apply(String text) {
        Matcher found = written.matcher(text);
        return found.find() ? found.replaceAll(form -> Matcher.quoteReplacement(words.apply(form))) : text;
    }
}
