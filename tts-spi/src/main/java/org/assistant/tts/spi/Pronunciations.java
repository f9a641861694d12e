package org.assistant.tts.spi;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A snapshot of the operator's dictionary: pronunciations of words that an engine would say wrong. Immutable. */
public final class Pronunciations {

    /** An empty dictionary. */
    public static final Pronunciations NONE = new Pronunciations(List.of());

    private final List<Pronunciation> entries;
    private final Map<String, List<Pronunciation>> byWord = new HashMap<>();
    private final List<Integer> lengths; // of the words, longest first

    private Pronunciations(Collection<Pronunciation> entries) {
        this.entries = List.copyOf(entries);
        TreeSet<Integer> found = new TreeSet<>(Comparator.reverseOrder());
        for (Pronunciation entry : entries) {
            byWord.computeIfAbsent(entry.word(), word -> new ArrayList<>()).add(entry);
            found.add(entry.word().length());
        }
        lengths = List.copyOf(found);
    }

    /** Returns a dictionary of {@code entries}. Of two entries for the same word and language the later one wins. */
    public static Pronunciations of(Collection<Pronunciation> entries) {
        return entries.isEmpty() ? NONE : new Pronunciations(entries);
    }

    /** All entries, in the order in which they were given. */
    public List<Pronunciation> entries() {
        return entries;
    }

    /**
     * An occurrence of a word of the dictionary in a text.
     *
     * @param start index of its first UTF-16 unit
     * @param end index after its last one
     */
    public record Match(int start, int end, Pronunciation pronunciation) {}

    /**
     * Finds the words of the dictionary in {@code text}, in order and without overlaps; a longer word wins over a shorter one.
     * Takes time proportional to the length of the text times the number of different word lengths.
     *
     * @param language of the text
     */
    public List<Match> in(String text, Locale language) {
        List<Match> matches = new ArrayList<>();
        if (entries.isEmpty()) {
            return matches;
        }
        int at = 0;
        while (at < text.length()) {
            Optional<Match> match = isEdge(text, at) ? at(text, at, language) : Optional.empty();
            match.ifPresent(matches::add);
            at = match.map(Match::end).orElse(at + 1);
        }
        return matches;
    }

    private Optional<Match> at(String text, int start, Locale language) {
        for (int length : lengths) {
            int end = start + length;
            if (end <= text.length() && isEdge(text, end)) {
                Optional<Pronunciation> found = find(text.substring(start, end), language);
                if (found.isPresent()) {
                    return Optional.of(new Match(start, end, found.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Finds the pronunciation of {@code word} in {@code language}. */
    private Optional<Pronunciation> find(String word, Locale language) {
        Optional<Pronunciation> exact = best(word, language);
        return exact.isPresent() ? exact : best(word.toLowerCase(language), language);
    }

    /** Prefers an entry for the country over one for the language, then the later entry. */
    private Optional<Pronunciation> best(String word, Locale language) {
        Pronunciation best = null;
        for (Pronunciation entry : byWord.getOrDefault(word, List.of())) {
            Locale own = entry.language();
            boolean same = own.getLanguage().equals(language.getLanguage());
            boolean counts =
                    same && (own.getCountry().isEmpty() || own.getCountry().equals(language.getCountry()));
            boolean nearer = best == null
                    || best.language().getCountry().isEmpty()
                    || !own.getCountry().isEmpty();
            best = counts && nearer ? entry : best;
        }
        return Optional.ofNullable(best);
    }

    /** Whether a word may begin or end at {@code at}: not between two letters, unless they need no space between words. */
    private static boolean isEdge(String text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        int before = text.codePointBefore(at);
        int behind = text.codePointAt(at);
        return !isWord(before) || !isWord(behind) || isUnspaced(before) || isUnspaced(behind);
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
