package org.assistant.tts.xtts.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Chinese characters in pinyin, each syllable with the number of its tone behind it, 5 for the neutral one, and without
 * spaces: {@code ni3hao3}. The longest known phrase decides how its characters are read. Immutable; loads 50 000 entries.
 */
final class Pinyin {

    /** Lines {@code syllable characters}, an empty line, then lines {@code phrase} or {@code phrase syllable syllable ...}. */
    private static final String FILE = "pinyin.txt.gz";

    private final Map<Integer, String> characters = new HashMap<>();
    private final Map<String, String> phrases = new HashMap<>();
    private int longest = 1; // phrase, in characters of the basic plane

    Pinyin() {
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
                phrases.put(
                        phrase,
                        space < 0 ? oneByOne(phrase) : line.substring(space).replace(" ", ""));
                longest = Math.max(longest, phrase.length());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /** {@code text} with pinyin for Chinese characters; everything else stays. */
    String romanize(String text) {
        StringBuilder latin = new StringBuilder(text.length() * 4);
        int at = 0;
        while (at < text.length()) {
            int end = phraseEnd(text, at);
            if (end > at) {
                latin.append(phrases.get(text.substring(at, end)));
                at = end;
            } else {
                int character = text.codePointAt(at);
                String syllable = characters.get(character);
                latin.append(syllable == null ? Character.toString(character) : syllable);
                at += Character.charCount(character);
            }
        }
        return latin.toString();
    }

    /** Where the longest phrase that begins at {@code start} ends; {@code start} if there is none. */
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

    private String oneByOne(String phrase) {
        StringBuilder syllables = new StringBuilder();
        phrase.codePoints().forEach(character -> syllables.append(characters.get(character)));
        return syllables.toString();
    }
}
