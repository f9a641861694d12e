package org.assistant.tts.readings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The syllables of Chinese characters, each followed by the number of its tone, 5 for the neutral tone: {@code ni3}, {@code
 * hao3}, {@code lü4}. The longest known phrase decides how its characters are read. Immutable; loads 50,000 entries.
 */
public final class Pinyin {

    /** Lines {@code syllable characters}, an empty line, then lines {@code phrase} or {@code phrase syllable syllable ...}. */
    private static final String FILE = "pinyin.txt.gz";

    private final Map<Integer, String> characters = new HashMap<>();
    private final Map<String, String> phrases =
            new HashMap<>(); // syllables with spaces between them; empty for one by one
    private final PinyinContext context = new PinyinContext();
    private int longest = 1; // phrase, in characters of the basic plane

    public Pinyin() {
        try (InputStream in = new GZIPInputStream(Pinyin.class.getResourceAsStream(FILE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                int space = line.indexOf(' ');
                String syllable = line.substring(0, space);
                line.substring(space + 1).codePoints().forEach(character -> characters.put(character, syllable));
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                String phrase = space < 0 ? line : line.substring(0, space);
                phrases.put(phrase, space < 0 ? "" : line.substring(space + 1));
                longest = Math.max(longest, phrase.length());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /** Returns the syllables of {@code text}, in order; a character that is not a known Chinese one is returned as it is. */
    public List<String> syllables(String text) {
        return syllables(List.of(text)).get(0);
    }

    /**
     * Returns the syllables of each of {@code words}, which follow one another. A phrase lies within a word; what its
     * neighbours change does not.
     */
    public List<List<String>> syllables(List<String> words) {
        List<String> syllables = new ArrayList<>();
        List<Boolean> known = new ArrayList<>();
        StringBuilder units = new StringBuilder(); // one for each syllable
        List<Integer> ends = new ArrayList<>();
        for (String word : words) {
            add(word, syllables, known, units);
            ends.add(syllables.size());
        }
        context.apply(units.toString(), syllables, known);
        List<List<String>> ofWords = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            ofWords.add(List.copyOf(syllables.subList(from, end)));
            from = end;
        }
        return ofWords;
    }

    private void add(String text, List<String> syllables, List<Boolean> known, StringBuilder units) {
        int at = 0;
        while (at < text.length()) {
            int phraseEnd = phraseEnd(text, at);
            boolean phrase = phraseEnd > at;
            int end = phrase ? phraseEnd : at + Character.charCount(text.codePointAt(at));
            String spelt = phrase ? phrases.get(text.substring(at, end)) : "";
            if (spelt.isEmpty()) {
                text.substring(at, end).codePoints().forEach(character -> syllables.add(syllable(character)));
            } else {
                syllables.addAll(List.of(spelt.split(" ")));
            }
            text.substring(at, end)
                    .codePoints()
                    .forEach(c -> units.append(Character.isBmpCodePoint(c) ? (char) c : Character.MAX_SURROGATE));
            while (known.size() < syllables.size()) {
                known.add(phrase);
            }
            at = end;
        }
    }

    private String syllable(int character) {
        String syllable = characters.get(character);
        return syllable == null ? Character.toString(character) : syllable;
    }

    /** Whether {@code character} has a syllable. */
    public boolean knows(int character) {
        return characters.containsKey(character);
    }

    /** Returns the end of the longest phrase that begins at {@code start}; {@code start} if there is none. */
    private int phraseEnd(String text, int start) {
        int most = start;
        while (most < text.length() && most - start < longest && characters.containsKey((int) text.charAt(most))) {
            most++;
        }
        for (int end = most; end > start + 1; end--) {
            if (phrases.containsKey(text.substring(start, end))) {
                return end;
            }
        }
        return start;
    }
}
