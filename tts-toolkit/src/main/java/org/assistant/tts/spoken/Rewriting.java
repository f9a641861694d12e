package org.assistant.tts.spoken;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of written form, and how its words are made. Immutable, safe for use by many threads.
 *
 * @param figures whether the form has a figure, so that a text without any need not be searched
 */
record Rewriting(Pattern written, boolean figures, Function<MatchResult, String> words) {

    static Rewriting of(String regex, Function<MatchResult, String> words) {
        return new Rewriting(Pattern.compile(regex), false, words);
    }

    /** One that no text without figures has. */
    static Rewriting ofFigures(String regex, Function<MatchResult, String> words) {
        return new Rewriting(Pattern.compile(regex), true, words);
    }

    /** One whose words are {@code words}, with {@code $1} to {@code $9} for its groups. */
    static Rewriting of(String regex, String words) {
        return of(regex, form -> {
            String filled = words;
            for (int group = 1; group <= form.groupCount(); group++) {
                filled = filled.replace("$" + group, form.group(group) == null ? "" : form.group(group));
            }
            return filled;
        });
    }

    /** {@code text} with every such form in words. */
    String apply(String text) {
        Matcher found = written.matcher(text);
        return found.find() ? found.replaceAll(form -> Matcher.quoteReplacement(words.apply(form))) : text;
    }
}
