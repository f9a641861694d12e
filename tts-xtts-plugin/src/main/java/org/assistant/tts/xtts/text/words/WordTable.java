package org.assistant.tts.xtts.text.words;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words in place of abbreviations. Immutable. */
public final class WordTable {

    private final Map<String, String> words;
    private final Pattern abbreviation;

    /**
     * @param dotted abbreviations in small letters, without the stop that follows them, an underscore for a space
     * @param dotless those that no stop follows
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

    /** The abbreviations that the network's texts were cleaned of. */
    public static WordTable abbreviations(LanguageRules rules) {
        return new WordTable(rules.pairs("abbreviations"), rules.pairs("abbreviations.dotless"));
    }

    /** Those that they were not cleaned of, and that nobody speaks as they are written. */
    static WordTable furtherAbbreviations(LanguageRules rules) {
        return new WordTable(rules.pairs("abbreviations.more"), Map.of());
    }

    /** Those that would be taken for the end of a sentence, in languages whose abbreviations the sentence splitter does not know. */
    public static WordTable abbreviationsInside(LanguageRules rules) {
        return new WordTable(rules.pairs("abbreviations.first"), Map.of());
    }

    /** {@code text} with words in place of abbreviations. */
    public String replaceIn(String text) {
        return abbreviation == null
                ? text
                : abbreviation
                        .matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(words.get(match.group().toLowerCase(Locale.ROOT))));
    }
}
