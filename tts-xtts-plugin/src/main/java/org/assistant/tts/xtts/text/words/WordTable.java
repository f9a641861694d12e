package org.assistant.tts.xtts.text.words;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces abbreviations with words. Immutable. */
public final class WordTable {

    private final Map<String, String> words;
    private final Pattern abbreviation;

    /**
     * @param dotted abbreviations in lower case, without their full stop, with an underscore for a space
     * @param dotless abbreviations that have no full stop
     */
    private WordTable(Map<String, String> dotted, Map<String, String> dotless) {
        words = new HashMap<>(dotless);
        dotted.forEach((abbreviated, word) -> words.put(abbreviated.replace('_', ' ') + ".", word));
        String alternatives = words.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(key -> Pattern.quote(key) + (key.endsWith(".") ? "" : "(?![\\p{L}\\p{N}])"))
                .collect(Collectors.joining("|"));
        abbreviation = words.isEmpty()
                ? null
                : Pattern.compile(
                        "(?<![\\p{L}\\p{M}\\p{N}_])(?:" + alternatives + ")",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The abbreviations that were written out in the network's training texts. */
    public static WordTable abbreviations(LanguageRules rules) {
        return new WordTable(rules.pairs("abbreviations"), rules.pairs("abbreviations.dotless"));
    }

    /** Abbreviations that were left in the training texts, but are not spoken as they are written. */
    static WordTable furtherAbbreviations(LanguageRules rules) {
        return new WordTable(rules.pairs("abbreviations.more"), Map.of());
    }

    /** Abbreviations that would look like the end of a sentence, in languages whose abbreviations the sentence splitter lacks. */
    public static WordTable abbreviationsInside(LanguageRules rules) {
        return new WordTable(rules.pairs("abbreviations.first"), Map.of());
    }

    /** Returns {@code text} with words in place of abbreviations. */
    public String replaceIn(String text) {
        return abbreviation == null
                ? text
                : abbreviation
                        .matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(words.get(match.group().toLowerCase(Locale.ROOT))));
    }
}
