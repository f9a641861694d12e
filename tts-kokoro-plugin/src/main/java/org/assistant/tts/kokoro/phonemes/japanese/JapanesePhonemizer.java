package org.assistant.tts.kokoro.phonemes.japanese;

import com.atilika.kuromoji.unidic.kanaaccent.Token;
import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.LatinRuns;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.SortedLines;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.readings.JapaneseDictionary;
import org.assistant.tts.threads.HeapRoom;

/**
 * Japanese: words and readings of UniDic, joined to the words that the network learnt, in its symbols for kana; words in Latin
 * letters as English.
 */
public final class JapanesePhonemizer implements Phonemizer {

    private static final int LONGEST = 24; // joined word, in characters

    private static final String OPENING = "「『«";
    private static final String CLOSING = "」』»";

    /** Punctuation right after a word. */
    private static final String MARKS = "]).,?!:";

    /** The stop of a doubled consonant belongs to both words. */
    private static final Pattern SPACE_AT_STOP = Pattern.compile("(?<![!\",.:;?»—…”]) (?=ʔ)|(?<=ʔ) (?![\"«“])");

    private final Tokenizer dictionary;
    private final SortedLines words;
    private final Phonemizer english;

    private JapanesePhonemizer(Tokenizer dictionary, SortedLines words, Phonemizer english) {
        this.dictionary = dictionary;
        this.words = words;
        this.english = english;
    }

    /**
     * Opens a phonemizer with the words of {@link JapaneseModelPackage}; takes three seconds.
     *
     * @param folder of that model
     * @param heap checked for room for the dictionary
     * @param english for words in Latin letters; not closed with this phonemizer
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if the words can't be read
     * @throws org.assistant.tts.spi.TTSException.EngineUnavailable if there is not enough memory for the dictionary
     */
    public static JapanesePhonemizer open(Path folder, HeapRoom heap, Phonemizer english) {
        SortedLines words = SortedLines.read(folder.resolve(JapaneseModelPackage.WORDS));
        return new JapanesePhonemizer(JapaneseDictionary.shared(heap), words, english);
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return Vocabulary.known(LatinRuns.phonemes(plain, english, this::signs));
    }

    private String signs(String text) {
        StringBuilder signs = new StringBuilder(text.length() * 3);
        boolean space = false; // needed before the next word
        for (JapaneseWord word : joined(words(text))) {
            String said = said(word);
            if (OPENING.contains(word.surface()) || "([".contains(said)) {
                space = true;
            } else if (CLOSING.contains(word.surface()) || MARKS.contains(said)) {
                space = false;
            }
            signs.append(space && !signs.isEmpty() ? " " : "").append(said);
            space = !said.isEmpty() && !OPENING.contains(word.surface()) && !"([".contains(said) && !said.equals(" ");
        }
        String whole = signs.toString().replaceAll("\\s+", " ").strip();
        return SPACE_AT_STOP.matcher(whole).replaceAll("");
    }

    private List<JapaneseWord> words(String text) {
        StringBuilder plain = new StringBuilder(text.length()); // with a digit for each number in kana
        Map<Integer, String> numbers = new HashMap<>(); // by position there
        int from = 0;
        for (Matcher number = KanaNumerals.NUMBER.matcher(text); number.find(); from = number.end()) {
            plain.append(text, from, number.start());
            numbers.put(plain.length(), number.group());
            plain.append('1');
        }
        plain.append(text, from, text.length());
        List<JapaneseWord> words = new ArrayList<>();
        for (Token token : dictionary.tokenize(plain.toString())) {
            String number = numbers.get(token.getPosition());
            if (number != null) {
                words.addAll(KanaNumerals.words(number));
            } else if (!token.getSurface().isBlank()) {
                words.add(JapaneseWord.of(token));
            }
        }
        return words;
    }

    /** Joins {@code parts}, from left to right, to the longest sequences that are words. */
    private List<JapaneseWord> joined(List<JapaneseWord> parts) {
        List<JapaneseWord> joined = new ArrayList<>();
        int at = 0;
        while (at < parts.size()) {
            JapaneseWord row = parts.get(at);
            JapaneseWord longest = row;
            int end = at + 1;
            for (int next = at + 1; next < parts.size() && parts.get(next).readable() == row.readable(); next++) {
                row = row.and(parts.get(next));
                if (row.surface().length() > LONGEST) {
                    break;
                }
                if (words.contains(row.surface())) {
                    longest = row;
                    end = next + 1;
                }
            }
            joined.add(longest);
            at = end;
        }
        return joined;
    }

    private static String said(JapaneseWord word) {
        if (word.surface().chars().allMatch(c -> c < 0x80)) {
            return word.surface();
        }
        return KanaSounds.of(word.readable() ? word.kana() : word.surface());
    }
}
