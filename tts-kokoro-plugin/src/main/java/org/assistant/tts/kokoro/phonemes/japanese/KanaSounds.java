package org.assistant.tts.kokoro.phonemes.japanese;

import java.util.HashMap;
import java.util.Map;

/**
 * The symbols that Kokoro learnt for kana. They are those of the G2P that made the training data (misaki, {@code cutlet.py}): no
 * pitch, a stop for a doubled consonant, and an n that adapts to the sound after it.
 */
final class KanaSounds {

    private static final Map<String, String> SIGNS =
            pairs("ぁ a あ a ぃ i い i ぅ ɯ う ɯ ぇ e え e ぉ o お o か ka が ɡa き kʲi ぎ ɡʲi く kɯ ぐ ɡɯ け ke げ ɡe こ ko"
                    + " ご ɡo さ sa ざ ʣa し ɕi じ ʥi す sɨ ず zɨ せ se ぜ ʣe そ so ぞ ʣo た ta だ da ち ʨi ぢ ʥi つ ʦɨ づ zɨ"
                    + " て te で de と to ど do な na に ɲi ぬ nɯ ね ne の no は ha ば ba ぱ pa ひ çi び bʲi ぴ pʲi ふ ɸɯ ぶ bɯ"
                    + " ぷ pɯ へ he べ be ぺ pe ほ ho ぼ bo ぽ po ま ma み mʲi む mɯ め me も mo ゃ ja や ja ゅ jɯ ゆ jɯ ょ jo"
                    + " よ jo ら ɾa り ɾʲi る ɾɯ れ ɾe ろ ɾo ゎ βa わ βa ゐ i ゑ e を o ゔ vɯ ゕ ka ゖ ke ヷ va ヸ vʲi ヹ ve ヺ vo"
                    + " いぇ je うぃ βi うぇ βe うぉ βo きぇ kʲe きゃ kʲa きゅ kʲɨ きょ kʲo ぎゃ ɡʲa ぎゅ ɡʲɨ ぎょ ɡʲo くぁ kᵝa くぃ kᵝi"
                    + " くぇ kᵝe くぉ kᵝo ぐぁ ɡᵝa ぐぃ ɡᵝi ぐぇ ɡᵝe ぐぉ ɡᵝo しぇ ɕe しゃ ɕa しゅ ɕɨ しょ ɕo じぇ ʥe じゃ ʥa じゅ ʥɨ"
                    + " じょ ʥo ちぇ ʨe ちゃ ʨa ちゅ ʨɨ ちょ ʨo ぢゃ ʥa ぢゅ ʥɨ ぢょ ʥo つぁ ʦa つぃ ʦʲi つぇ ʦe つぉ ʦo てぃ tʲi てゅ tʲɨ"
                    + " でぃ dʲi でゅ dʲɨ とぅ tɯ どぅ dɯ にぇ ɲe にゃ ɲa にゅ ɲɨ にょ ɲo ひぇ çe ひゃ ça ひゅ çɨ ひょ ço びゃ bʲa びゅ bʲɨ"
                    + " びょ bʲo ぴゃ pʲa ぴゅ pʲɨ ぴょ pʲo ふぁ ɸa ふぃ ɸʲi ふぇ ɸe ふぉ ɸo ふゅ ɸʲɨ ふょ ɸʲo みゃ mʲa みゅ mʲɨ みょ mʲo"
                    + " りゃ ɾʲa りゅ ɾʲɨ りょ ɾʲo ゔぁ va ゔぃ vʲi ゔぇ ve ゔぉ vo ゔゅ bʲɨ ゔょ bʲo");

    private static final Map<Character, String> MARKS = Map.ofEntries(
            Map.entry('。', "."),
            Map.entry('、', ","),
            Map.entry('？', "?"),
            Map.entry('！', "!"),
            Map.entry('「', "“"),
            Map.entry('」', "”"),
            Map.entry('『', "“"),
            Map.entry('』', "”"),
            Map.entry('：', ":"),
            Map.entry('；', ";"),
            Map.entry('（', "("),
            Map.entry('）', ")"),
            Map.entry('《', "("),
            Map.entry('》', ")"),
            Map.entry('・', " "),
            Map.entry('，', ","),
            Map.entry('～', "—"),
            Map.entry('〜', "—"),
            Map.entry('—', "—"),
            Map.entry('…', "…"),
            Map.entry('«', "“"),
            Map.entry('»', "”"));

    /** These change the vowel of the kana before them, or make it longer. */
    private static final String SMALL = "ゃゅょぁぃぅぇぉ";

    private static final int FIRST_KATAKANA = 0x30A1;
    private static final int LAST_KATAKANA = 0x30F6;
    private static final int TO_HIRAGANA = 0x60;

    private KanaSounds() {}

    /** The symbols of {@code kana} of either kind; characters that are neither kana nor punctuation have none. */
    static String of(String kana) {
        String hiragana = hiragana(kana);
        StringBuilder signs = new StringBuilder(kana.length() * 2);
        for (int i = 0; i < hiragana.length(); i++) {
            String next = i + 1 < hiragana.length() ? hiragana.substring(i + 1, i + 2) : "";
            String pair = i > 0 ? SIGNS.get(hiragana.substring(i - 1, i + 1)) : null;
            signs.append(pair != null ? pair : single(hiragana.charAt(i), next));
        }
        return signs.toString();
    }

    private static String single(char kana, String next) {
        String own = SIGNS.getOrDefault(String.valueOf(kana), "");
        if (!next.isEmpty() && SIGNS.containsKey(kana + next)) {
            return ""; // part of the next sound
        } else if (!next.isEmpty() && SMALL.contains(next)) {
            return own.isEmpty() ? "" : own.substring(0, own.length() - 1) + SIGNS.get(next);
        } else if (SMALL.indexOf(kana) >= 0) {
            return "";
        }
        return switch (kana) {
            case 'ー' -> "ː";
            case 'っ' -> "ʔ";
            case 'ん' -> nasal(SIGNS.getOrDefault(next, ""));
            default -> own.isEmpty() ? MARKS.getOrDefault(kana, "") : own;
        };
    }

    private static String nasal(String next) {
        if (next.isEmpty()) {
            return "ɴ";
        }
        char first = next.charAt(0);
        if ("mpb".indexOf(first) >= 0) {
            return "m";
        } else if ("kɡ".indexOf(first) >= 0) {
            return "ŋ";
        } else if ("ɲʨʥ".indexOf(first) >= 0) {
            return "ɲ";
        }
        return "ntdɾz".indexOf(first) >= 0 ? "n" : "ɴ";
    }

    private static String hiragana(String kana) {
        StringBuilder hiragana = new StringBuilder(kana.length());
        kana.chars()
                .map(c -> c >= FIRST_KATAKANA && c <= LAST_KATAKANA ? c - TO_HIRAGANA : c)
                .forEach(c -> hiragana.append((char) c));
        return hiragana.toString();
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
