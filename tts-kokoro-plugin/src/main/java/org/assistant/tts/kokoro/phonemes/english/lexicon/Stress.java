package org.assistant.tts.kokoro.phonemes.english.lexicon;

/**
 * Stress of a word, in the signs {@code ˈ} and {@code ˌ} before the vowel that carries it. The rules are those that the
 * network's training data was made with (misaki, {@code apply_stress}).
 */
public enum Stress {
    /** None at all. */
    REMOVED,
    /** Primary stress becomes secondary, secondary is lost. */
    LOWERED,
    /** The same where there is a primary stress: the weaker part of a compound. */
    YIELDING,
    /** The same; a word without any gets a secondary one: letters that are spelt. */
    LIGHT,
    /** A word without any gets a secondary one: words with a capital. */
    CAPITALISED,
    /** As strong as can be: words in capitals. */
    CAPITALS,
    /** As the lexicon has it. */
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

    /** How much a word weighs against its neighbour in a compound: two for a diphthong or an affricate, one for any other. */
    public static int weight(String phonemes) {
        return phonemes.chars().map(c -> LONG.indexOf(c) >= 0 ? 2 : 1).sum();
    }

    /** {@code phonemes} with this stress. */
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

    /** With {@code mark} before the first vowel; a word without a vowel stays as it is. */
    private static String marked(char mark, String phonemes) {
        for (int i = 0; i < phonemes.length(); i++) {
            if (isVowel(phonemes.charAt(i))) {
                return phonemes.substring(0, i) + mark + phonemes.substring(i);
            }
        }
        return phonemes;
    }
}
