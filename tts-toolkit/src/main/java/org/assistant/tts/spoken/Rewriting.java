package org.assistant.tts.spoken;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of a written form, and the function that makes its words. Immutable, safe for use by many threads.
 *
 * @param figures whether the form contains a digit, so that a text without digits need not be searched
 */
record Rewriting(Pattern written, boolean figures, Function<MatchResult, String> words) {

    static Rewriting of(String regex, Function<MatchResult, String> words) {
        return new Rewriting(Pattern.compile(regex), false, words);
    }

    /** Returns a rewriting of a form that always contains a digit. */
    static Rewriting ofFigures(String regex, Function<MatchResult, String> words) {
        return new Rewriting(Pattern.compile(regex), true, words);
    }

    /** Returns a rewriting to {@code words}, with {@code $1} to {@code $9} for the groups. */
    static Rewriting of(String regex, String words) {
        return of(regex, form -> {
            String filled = words;
            for (int group = 1; group <= form.groupCount(); group++) {
                filled = filled.replace("$" + group, form.group(group) == null ? "" : form.group(group));
            }
            return filled;
        });
    }

    /** Returns {@code text} with every such form in words. */
    String apply(String text) {
        Matcher found = written.matcher(text);
        return found.find() ? found.replaceAll(form -> Matcher.quoteReplacement(words.apply(form))) : text;
    }
}
