package org.assistant.tts.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds sentences in another Latin-script language within a text. A detector alone mistakes names and loanwords for another
 * language. Here a sentence must have function words of the other language and none of the text's, and the detector must agree.
 * Thread-safe.
 */
public final class ForeignSentence {

    /** Fewer words are a name, a title or a loanword. */
    private static final int FEWEST_WORDS = 3;

    /** The number of different function words of the other language that a sentence needs. */
    private static final int ENOUGH = 2;

    /** A word with its hyphens and apostrophes, but no part of an address, a version or a code. */
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\w.@/-])\\p{L}[\\p{L}\\p{M}]*(?:['’-][\\p{L}\\p{M}]+)*(?![\\w@/])", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern ELISION = Pattern.compile("(?:[cdjlmnst]|qu|dell|all|nell|un|dall|sull)'(?=.)");

    private static final Map<String, Set<String>> SMALL_WORDS = read();

    private ForeignSentence() {}

    /**
     * Returns the language of {@code sentence} if it is one of {@code spoken} other than the text's; otherwise empty.
     *
     * @param text the language of the text around it
     */
    public static Optional<Locale> language(String sentence, Locale text, Collection<Locale> spoken) {
        Set<String> own = SMALL_WORDS.get(text.getLanguage());
        List<String> words =
                WORD.matcher(sentence).results().map(MatchResult::group).toList();
        if (own == null || words.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        Set<String> found = new HashSet<>();
        for (Locale other : spoken) {
            Set<String> small = SMALL_WORDS.getOrDefault(other.getLanguage(), Set.of());
            if (!other.getLanguage().equals(text.getLanguage()) && isOf(words, small, own)) {
                found.add(other.getLanguage());
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : TextLanguage.of(sentence, spoken)
                        .map(TextLanguage.Guess::language)
                        .filter(language -> found.contains(language.getLanguage()));
    }

    private static boolean isOf(List<String> words, Set<String> small, Set<String> own) {
        Set<String> evidence = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT).replace('’', '\'');
            boolean isOwn = has(own, word);
            boolean isSmall = has(small, word);
            if (isOwn && !isSmall) {
                return false;
            }
            if (isSmall && !isOwn && !isName(words, i)) {
                evidence.add(word);
            }
        }
        return evidence.size() >= ENOUGH;
    }

    /** Whether the word has a capital, and is within the sentence or before another capital: El Paso, Las Vegas. */
    private static boolean isName(List<String> words, int i) {
        boolean capital = Character.isUpperCase(words.get(i).charAt(0));
        boolean another =
                i + 1 < words.size() && Character.isUpperCase(words.get(i + 1).charAt(0));
        return capital && (i > 0 || another);
    }

    private static boolean has(Set<String> small, String word) {
        return small.contains(word) || small.contains(ELISION.matcher(word).replaceFirst(""));
    }

    private static Map<String, Set<String>> read() {
        Properties lists = new Properties();
        try (InputStream file = ForeignSentence.class.getResourceAsStream("small-words.properties")) {
            lists.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read small-words.properties", e);
        }
        Map<String, Set<String>> words = new HashMap<>();
        lists.forEach((language, list) -> words.put((String) language, Set.of(((String) list).split("\\s+"))));
        return Map.copyOf(words);
    }
}
