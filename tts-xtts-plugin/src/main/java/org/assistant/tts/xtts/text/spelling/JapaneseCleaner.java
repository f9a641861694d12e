package org.assistant.tts.xtts.text.spelling;

import com.atilika.kuromoji.unidic.kanaaccent.Token;
import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assistant.tts.readings.JapaneseDictionary;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.HeapRoom;

/**
 * Cleans Japanese text: Latin letters with spaces between words, as the network was trained. Loanwords from languages in Latin
 * script keep their original spelling if the dictionary has it. Numbers remain digits.
 *
 * <p>The {@link JapaneseDictionary} takes about 180 MB of memory and three seconds to load.
 */
final class JapaneseCleaner implements TextCleaner {

    private static final Map<String, String> KNOWN_SPELLINGS =
            Map.of("東京", "tokyo", "大阪", "osaka", "京都", "kyoto", "柔道", "judo", "弁当", "bento", "ヒルズ", "hills");

    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("。", "."),
            Map.entry("、", ","),
            Map.entry("「", "\""),
            Map.entry("」", "\""),
            Map.entry("『", "\""),
            Map.entry("』", "\""),
            Map.entry("【", "["),
            Map.entry("】", "]"),
            Map.entry("・", " "),
            Map.entry("〜", "-"));

    private static final String PARTICLE = "助詞";
    private static final String AUXILIARY = "助動詞";
    private static final String MARK = "補助記号";

    private final Tokenizer tokenizer;

    /** @throws TTSException.EngineUnavailable if {@code heap} has no room for the dictionary */
    JapaneseCleaner(HeapRoom heap) {
        tokenizer = JapaneseDictionary.shared(heap);
    }

    @Override
    public String clean(String text) {
        List<Word> words = words(Normalizer.normalize(text, Normalizer.Form.NFKC));
        StringBuilder latin = new StringBuilder(text.length() * 2);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Word next = i + 1 < words.size() ? words.get(i + 1) : null;
            String letters = letters(word);
            if (opensBracket(word, letters)) {
                separate(latin);
            }
            doubleConsonant(latin, letters);
            latin.append(letters);
            if (next != null && spaceBehind(word, letters, next)) {
                latin.append(' ');
            }
        }
        return Spaces.collapse(latin.toString().replace(String.valueOf(KanaRomanization.UNFINISHED), ""))
                .toLowerCase(Locale.ROOT);
    }

    private List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        boolean space = false;
        for (Token token : tokenizer.tokenize(text)) {
            if (token.getSurface().isBlank()) {
                space = true;
            } else {
                words.add(new Word(token, space));
                space = false;
            }
        }
        return words;
    }

    private static String letters(Word word) {
        Token token = word.token;
        String surface = token.getSurface();
        String known = KNOWN_SPELLINGS.get(surface);
        if (known != null) {
            return known;
        }
        if (isAscii(surface)) {
            return surface;
        }
        if (!token.isKnown()) {
            return isKana(surface) ? KanaRomanization.romanize(surface) : surface;
        }
        if (word.is(MARK)) {
            return MARKS.getOrDefault(surface, "");
        }
        if (word.is(PARTICLE) && token.getPronunciation().equals("ワ")) {
            return "wa";
        }
        if (word.is(PARTICLE) && token.getPronunciation().equals("エ")) {
            return "e";
        }
        String loan = loan(token);
        return loan != null ? loan : isKana(token.getKana()) ? KanaRomanization.romanize(token.getKana()) : surface;
    }

    /** Returns the spelling in the language that the word came from, or null. */
    private static String loan(Token token) {
        int hyphen = token.getLemma().indexOf('-');
        String spelling = token.getLemma().substring(hyphen + 1);
        return hyphen >= 0 && !spelling.isEmpty() && isAscii(spelling) ? spelling : null;
    }

    private static boolean opensBracket(Word word, String letters) {
        return "「『".contains(word.token.getSurface()) || letters.equals("(") || letters.equals("[");
    }

    private static void separate(StringBuilder latin) {
        if (!latin.isEmpty() && latin.charAt(latin.length() - 1) != ' ') {
            latin.append(' ');
        }
    }

    /** Replaces an unfinished doubled consonant at the end of the last word with the first letter of this one. */
    private static void doubleConsonant(StringBuilder latin, String letters) {
        int last = latin.length() - 1;
        last -= last >= 0 && latin.charAt(last) == ' ' ? 1 : 0;
        if (last >= 0 && latin.charAt(last) == KanaRomanization.UNFINISHED && !letters.isEmpty()) {
            latin.setCharAt(last, letters.charAt(0));
        }
    }

    private static boolean spaceBehind(Word word, String letters, Word next) {
        if (opensBracket(word, letters) || letters.equals("/") || word.is("接頭辞")) {
            return false;
        }
        String surface = word.token.getSurface();
        String nextSurface = next.token.getSurface();
        if (isAscii(surface) && isAscii(nextSurface)) {
            return next.spaceBefore;
        }
        if (next.is(MARK) || next.is("接尾辞") || nextSurface.equals(",")) {
            return false;
        }
        if (letters.endsWith("-") && loan(word.token) != null) {
            return false;
        }
        boolean ending = next.is(AUXILIARY) && !nextSurface.equals("です");
        boolean inflected = word.is("動詞") || word.is(AUXILIARY) || word.is("形容詞");
        return !next.token.getPartOfSpeechLevel2().equals("接続助詞") && !(inflected && ending);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isKana(String text) {
        // U+3040 to U+30FF: both kinds of kana.
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 0x3040 && c <= 0x30FF);
    }

    /** A word of the sentence, and whether white space precedes it. */
    private record Word(Token token, boolean spaceBefore) {
        boolean is(String partOfSpeech) {
            return token.getPartOfSpeechLevel1().equals(partOfSpeech);
        }
    }
}
