package org.assistant.tts.kokoro.phonemes.letters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says words that a lexicon lacks by analogy to its words. Immutable. Thread-safe. */
public final class LetterRules {

    private static final String PRIMARY = "ˈ";
    private static final String SECONDARY = "ˌ";
    private static final String VOWELS = "AIOQWYaæɑɐɒəɚɛɜeɪiɔoʊuʌᵊᵻ";

    /** A sound: a symbol, with its stress before it and its length after it. */
    private static final Pattern SOUND = Pattern.compile("[ˈˌ]?[^ˈˌː]ː?");

    private static final Pattern LETTERS = Pattern.compile("[a-z']{2,24}");

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z']");

    private final LetterTree tree;

    private LetterRules(LetterTree tree) {
        this.tree = tree;
    }

    /**
     * Learns from a lexicon; takes some seconds.
     *
     * @param lexicon words in lower case with their phonemes; words with other characters are skipped
     */
    public static LetterRules learn(Map<String, String> lexicon) {
        List<Map.Entry<String, List<String>>> words = lexicon.entrySet().stream()
                .filter(word -> LETTERS.matcher(word.getKey()).matches())
                .map(word -> Map.entry(word.getKey(), sounds(word.getValue())))
                .toList();
        List<List<String>> aligned = LetterAlignment.of(words);
        List<LetterTree.Example> examples = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int at = 0; at < aligned.get(i).size(); at++) {
                examples.add(new LetterTree.Example(
                        words.get(i).getKey(), at, aligned.get(i).get(at)));
            }
        }
        return new LetterRules(LetterTree.learn(examples));
    }

    private static List<String> sounds(String phonemes) {
        return SOUND.matcher(phonemes).results().map(sound -> sound.group()).toList();
    }

    /** The phonemes of {@code word}, with one primary stress; empty if it has no English letter. */
    public String phonemes(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String letters = NOT_A_LETTER.matcher(plain).replaceAll("");
        StringBuilder phonemes = new StringBuilder();
        for (int at = 0; at < letters.length(); at++) {
            phonemes.append(tree.sounds(letters, at));
        }
        return stressed(phonemes.toString());
    }

    private static String stressed(String phonemes) {
        int first = phonemes.indexOf(PRIMARY);
        if (first >= 0) {
            String rest = phonemes.substring(first + 1);
            return phonemes.substring(0, first + 1) + rest.replace(PRIMARY, SECONDARY);
        } else if (phonemes.contains(SECONDARY)) {
            return phonemes.replaceFirst(SECONDARY, PRIMARY);
        }
        Matcher vowel = Pattern.compile("[" + VOWELS + "]").matcher(phonemes);
        return vowel.find()
                ? new StringBuilder(phonemes).insert(vowel.start(), PRIMARY).toString()
                : phonemes;
    }
}
