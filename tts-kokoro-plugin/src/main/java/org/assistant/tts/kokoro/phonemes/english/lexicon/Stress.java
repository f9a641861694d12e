package org.assistant.tts.kokoro.phonemes.english.lexicon;

/**
 * Stress of a word, with {@code ˈ} and {@code ˌ} before the stressed vowel. The rules are those that made the network's training
 * data (misaki, {@code apply_stress}).
 */
public enum Stress {
    /** No stress. */
    REMOVED,
    /** Primary stress becomes secondary, secondary is lost. */
    LOWERED,
    /** As {@link #LOWERED}, but only where there is a primary stress: the weaker part of a compound. */
    YIELDING,
    /** As {@link #LOWERED}, but a word without stress gets a secondary one: spelt letters. */
    LIGHT,
    /** A word without stress gets a secondary one: words with a capital. */
    CAPITALISED,
    /** The strongest possible stress: words in capitals. */
    CAPITALS,
    /** As in the lexicon. */
    KEPT;

    static final char PRIMARY = 'ˈ';
    static final char SECONDARY = 'ˌ';

    private static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";
    private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";
    private static final String LONG = "AIOQWYʤʧ";

    public static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }

    public static boolean isConsonant(char c) {
        return CONSONANTS.indexOf(c) >= 0;
    }

    public static boolean isPrimary(String phonemes) {
        return phonemes.indexOf(PRIMARY) >= 0;
    }

    /**
     * The weight of a word against its neighbour in a compound: two for a diphthong or an affricate, one for any other
     * symbol.
     */
    public static int weight(String phonemes) {
        return phonemes.chars().map(c -> LONG.indexOf(c) >= 0 ? 2 : 1).sum();
    }

    /** Returns {@code phonemes} with this stress. */
    public String on(String phonemes) {
        boolean primary = isPrimary(phonemes);
        boolean secondary = phonemes.indexOf(SECONDARY) >= 0;
        return switch (this) {
            case KEPT -> phonemes;
            case REMOVED -> without(without(phonemes, PRIMARY), SECONDARY);
            case LOWERED -> lowered(phonemes);
            case YIELDING -> primary ? lowered(phonemes) : phonemes;
            case LIGHT -> primary ? lowered(phonemes) : secondary ? phonemes : marked(SECONDARY, phonemes);
            case CAPITALISED -> primary || secondary ? phonemes : marked(SECONDARY, phonemes);
            case CAPITALS ->
                primary ? phonemes : secondary ? phonemes.replace(SECONDARY, PRIMARY) : marked(PRIMARY, phonemes);
        };
    }

    private static String lowered(String phonemes) {
        return without(phonemes, SECONDARY).replace(PRIMARY, SECONDARY);
    }

    private static String without(String phonemes, char mark) {
        return phonemes.replace(String.valueOf(mark), "");
    }

    /** Puts {@code mark} before the first vowel; a word without a vowel stays as it is. */
    private static String marked(char mark, String phonemes) {
        for (int i = 0; i < phonemes.length(); i++) {
            if (isVowel(phonemes.charAt(i))) {
                return phonemes.substring(0, i) + mark + phonemes.substring(i);
            }
        }
        return phonemes;
    }
}
