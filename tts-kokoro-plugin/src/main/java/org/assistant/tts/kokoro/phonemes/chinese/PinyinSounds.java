package org.assistant.tts.kokoro.phonemes.chinese;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The symbols that Kokoro learnt for a syllable of pinyin: those of its initial and its final, and an arrow for the tone after
 * the vowel. They are those of the G2P that made the training data (misaki, {@code transcription.py}).
 */
final class PinyinSounds {

    /** The arrows of the first to the fourth tone; the neutral tone has none. */
    private static final String TONES = "→↗↓↘";

    private static final char TONE = '0';

    private static final Map<String, String> INITIALS =
            pairs("b p p pʰ m m f f d t t tʰ n n l l g k k kʰ h x j ʨ q ʨʰ x ɕ" + " zh ꭧ ch ꭧʰ sh ʂ r ɻ z ʦ c ʦʰ s s");

    private static final Map<String, String> FINALS =
            pairs("a a0 ai ai0 an a0n ang a0ŋ ao au0 e ɤ0 ei ei0 en ə0n eng ə0ŋ er ɚ0 i i0 ia ja0 ian jɛ0n iang ja0ŋ"
                    + " iao jau0 ie je0 in i0n ing i0ŋ iong jʊ0ŋ iu jou0 o wo0 ong ʊ0ŋ ou ou0 u u0 ua wa0 uai wai0"
                    + " uan wa0n uang wa0ŋ ui wei0 un wə0n uo wo0 v y0 ve ɥe0 van ɥɛ0n vn y0n");

    /** Syllables that are not spelt as an initial and a final. */
    private static final Map<String, String> WHOLE = pairs(
            "o ɔ0 m m0 n n0 ng ŋ0 hm hm0 hng hŋ0 ê ɛ0 yo wo0 wong ʊ0ŋ yi i0 ya ja0 yan jɛ0n yang ja0ŋ yao jau0 ye je0"
                    + " yin i0n ying i0ŋ yong jʊ0ŋ you jou0 yu y0 yue ɥe0 yuan ɥɛ0n yun y0n wu u0 wa wa0 wai wai0"
                    + " wan wa0n wang wa0ŋ wei wei0 wen wə0n weng wə0ŋ wo wo0");

    /** After these, i is a vowel of its own. */
    private static final List<String> SIBILANTS = List.of("zh", "ch", "sh", "r", "z", "c", "s");

    /** After these, u is ü. */
    private static final List<String> PALATALS = List.of("j", "q", "x");

    private PinyinSounds() {}

    /** The symbols of {@code syllable}, such as {@code hao3}; empty if it is not a syllable. */
    static String of(String syllable) {
        int end = syllable.length() - 1;
        if (end < 1 || !Character.isDigit(syllable.charAt(end))) {
            return "";
        }
        String letters = syllable.substring(0, end).replace('ü', 'v');
        int tone = syllable.charAt(end) - '1';
        String arrow = tone < TONES.length() ? String.valueOf(TONES.charAt(tone)) : "";
        return toneless(letters).replace(String.valueOf(TONE), arrow);
    }

    private static String toneless(String letters) {
        String whole = WHOLE.get(letters);
        if (whole != null) {
            return whole;
        }
        String initial = initial(letters);
        String rest = letters.substring(initial.length());
        if (rest.equals("i") && SIBILANTS.contains(initial)) {
            return INITIALS.get(initial) + "ɨ0";
        }
        if (rest.startsWith("u") && PALATALS.contains(initial)) {
            rest = "v" + rest.substring(1);
        }
        String end = FINALS.get(rest);
        return end == null ? "" : INITIALS.getOrDefault(initial, "") + end;
    }

    private static String initial(String letters) {
        for (int length = Math.min(2, letters.length()); length > 0; length--) {
            if (INITIALS.containsKey(letters.substring(0, length))) {
                return letters.substring(0, length);
            }
        }
        return "";
    }

    private static Map<String, String> pairs(String text) {
        String[] words = text.split(" ");
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return Map.copyOf(pairs);
    }
}
