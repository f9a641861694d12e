package org.assistant.tts.kokoro.phonemes.chinese;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.LatinRuns;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.readings.Pinyin;

/** Mandarin: words, their pinyin, and the network's symbols for it; words in Latin letters as English. */
public final class ChinesePhonemizer implements Phonemizer {

    private static final Pattern CHARACTERS = Pattern.compile("[\u4E00-\u9FFF]+");

    private static final Map<Character, String> MARKS = Map.ofEntries(
            Map.entry('、', ", "),
            Map.entry('，', ", "),
            Map.entry('。', ". "),
            Map.entry('．', ". "),
            Map.entry('！', "! "),
            Map.entry('：', ": "),
            Map.entry('；', "; "),
            Map.entry('？', "? "),
            Map.entry('«', " “"),
            Map.entry('»', "” "),
            Map.entry('《', " “"),
            Map.entry('》', "” "),
            Map.entry('〈', " “"),
            Map.entry('〉', "” "),
            Map.entry('「', " “"),
            Map.entry('」', "” "),
            Map.entry('『', " “"),
            Map.entry('』', "” "),
            Map.entry('【', " “"),
            Map.entry('】', "” "),
            Map.entry('（', " ("),
            Map.entry('）', ") "),
            Map.entry('·', " "));

    /** Punctuation without a space after it. */
    private static final Pattern BEHIND_MARK = Pattern.compile("(?<=[,.;:!?)”])(?=[\\p{IsHan}\\p{IsLatin}“(])");

    private final ChineseWords words;
    private final Pinyin pinyin;
    private final Phonemizer english;

    private ChinesePhonemizer(ChineseWords words, Pinyin pinyin, Phonemizer english) {
        this.words = words;
        this.pinyin = pinyin;
        this.english = english;
    }

    /**
     * Opens a phonemizer with the words of {@link ChineseModelPackage}.
     *
     * @param folder of that model
     * @param english for words in Latin letters; not closed with this phonemizer
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file can't be read
     */
    public static ChinesePhonemizer open(Path folder, Phonemizer english) {
        ChineseWords words = ChineseWords.read(
                folder.resolve(ChineseModelPackage.WORDS), folder.resolve(ChineseModelPackage.POSITIONS));
        return new ChinesePhonemizer(words, new Pinyin(), english);
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return Vocabulary.known(LatinRuns.phonemes(marked(text), english, this::signs));
    }

    private static String marked(String text) {
        StringBuilder marked = new StringBuilder(text.length());
        text.chars().forEach(c -> marked.append(MARKS.getOrDefault((char) c, String.valueOf((char) c))));
        return BEHIND_MARK.matcher(marked).replaceAll(" ");
    }

    private String signs(String text) {
        return CHARACTERS
                .matcher(text)
                .replaceAll(row -> Matcher.quoteReplacement(signs(words.cut(row.group()))))
                .strip();
    }

    private String signs(List<String> words) {
        StringBuilder signs = new StringBuilder();
        for (List<String> syllables : pinyin.syllables(words)) {
            signs.append(signs.isEmpty() ? "" : " ");
            syllables.forEach(syllable -> signs.append(PinyinSounds.of(syllable)));
        }
        return signs.toString();
    }
}
