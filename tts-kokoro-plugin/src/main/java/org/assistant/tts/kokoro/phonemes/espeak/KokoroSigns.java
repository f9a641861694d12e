package org.assistant.tts.kokoro.phonemes.espeak;

import java.util.List;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/**
 * Converts eSpeak NG's IPA to the symbols that Kokoro was trained on: one letter for a diphthong or an affricate and, for
 * English, the sounds of its lexicons. The pairs are those of the G2P that made the training data (misaki,
 * {@code EspeakFallback} for English, {@code EspeakG2P} for the others).
 */
final class KokoroSigns {

    private static final char TIE = '\u0361';
    private static final String SYLLABIC = "\u0329";

    /** Surrounds words that eSpeak NG reads in another language, such as {@code (en)}. */
    private static final Pattern LANGUAGE_FLAG = Pattern.compile("\\([^()]{1,20}\\)");

    private static final Pattern SYLLABIC_CONSONANT = Pattern.compile("(\\S)" + SYLLABIC);

    /** A schwa before l is dropped only after a consonant; after a vowel it is a syllable of its own. */
    private static final Pattern SWALLOWED_SCHWA = Pattern.compile("(?<=[bdfhjklmnpstvwzðŋɡɹɾʃʒʔθ])ə\\^l");

    private record Pair(String from, String to) {}

    private static final List<Pair> OTHERS =
            pairs("a^ɪ I a^ʊ W d^z ʣ d^ʒ ʤ e^ɪ A o^ʊ O s^s S t^s ʦ t^ʃ ʧ ɔ^ɪ Y ə^ʊ Q ^ _ - _");

    private static final List<Pair> ENGLISH_FIRST = pairs("ʔˌn\u0329 ʔn ʔn\u0329 ʔn a^ɪ I a^ʊ W d^ʒ ʤ e^ɪ A t^ʃ ʧ ɔ^ɪ Y"
            + " ʲo jo ʲə jə ɚɹ əɹ ʲ _ e A ɚ əɹ r ɹ x k ç k ɐ ə ɬ l \u0303 _");

    /** Applied first; otherwise the e of the diphthong in "where" would be taken for the one in "day". */
    private static final List<Pair> BRITISH = pairs("e^ə ɛː i^ə ɪə iə ɪə ə^ʊ Q");

    private static final List<Pair> AMERICAN = pairs("o^ʊ O ɜːɹ ɜɹ ɜː ɜɹ ɪə iə ː _");
    private static final List<Pair> ENGLISH_LAST = pairs("o ɔ ɾ T ʔ t ^ _");

    private KokoroSigns() {}

    /**
     * Returns the symbols for one answer of eSpeak NG.
     *
     * @param ipa IPA in which the parts of one sound are joined by U+0361
     * @return symbols and single spaces; may still contain characters that Kokoro does not know
     */
    static String of(String ipa, KokoroLanguage language) {
        String signs = LANGUAGE_FLAG.matcher(ipa.replace(TIE, '^')).replaceAll("");
        signs = signs.replaceAll("\\s+", " ")
                .replaceAll("_+", "_")
                .replace("_ ", " ")
                .strip();
        if (!language.isEnglish()) {
            return rewrite(signs, OTHERS);
        }
        boolean british = language == KokoroLanguage.BRITISH_ENGLISH;
        signs = rewrite(SWALLOWED_SCHWA.matcher(signs).replaceAll("ᵊl"), british ? BRITISH : List.of());
        signs = rewrite(signs, ENGLISH_FIRST);
        signs = SYLLABIC_CONSONANT.matcher(signs).replaceAll("ᵊ$1").replace(SYLLABIC, "");
        signs = rewrite(signs, british ? List.of() : AMERICAN);
        return rewrite(signs, ENGLISH_LAST);
    }

    private static String rewrite(String signs, List<Pair> pairs) {
        String rewritten = signs;
        for (Pair pair : pairs) {
            rewritten = rewritten.replace(pair.from(), pair.to());
        }
        return rewritten;
    }

    /** Pairs in the order of their application; {@code _} stands for nothing. */
    private static List<Pair> pairs(String text) {
        String[] words = text.split(" ");
        Pair[] pairs = new Pair[words.length / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new Pair(words[2 * i], words[2 * i + 1].replace("_", ""));
        }
        return List.of(pairs);
    }
}
