package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the ends of an engine's sentences in the original text, so that the engine can report what was said. The engine may
 * have changed, dropped and added words, as long as it kept their order. Stateless, thread-safe.
 *
 * <p>The reported ends are safe: no word before them belongs to a later sentence. If changed words leave an end open, an
 * earlier end is reported. Only words are compared, so the engine passes its sentences as they were before numbers became words
 * and letters became phonemes. The result can be wrong for a text that repeats the same few words, if the engine drops some and
 * changes others.
 */
public final class SentenceAlignment {

    private SentenceAlignment() {}

    /**
     * Returns for each spoken sentence the end of the text that has been said once it was heard: the index of the UTF-16 unit
     * after a sentence that {@link SentenceSplitter} finds in the text, before the white space that follows; 0 if no sentence
     * has certainly been said. The ends never decrease, and the last is the end of the text.
     *
     * <p>Time and memory depend only on both lengths.
     *
     * @param text the text that the engine was given
     * @param language the language of the text, as for {@link SentenceSplitter#split}
     * @param spoken all of the engine's sentences in order
     */
    public static List<Integer> ends(String text, Locale language, List<String> spoken) {
        List<Word> words = new ArrayList<>();
        int[] counts = new int[spoken.size()]; // numbers of words up to the end of each sentence
        for (int i = 0; i < counts.length; i++) {
            words.addAll(Word.in(spoken.get(i)));
            counts[i] = words.size();
        }
        List<Word> original = Word.in(text);
        int[] matches = WordAlignment.matches(original, words);
        int[] said = said(matches, counts);

        List<Sentence> sentences = SentenceSplitter.sentences(text, language);
        List<Integer> ends = new ArrayList<>(counts.length);
        int told = 0;
        int sentence = 0;
        for (int i = 0; i + 1 < counts.length; i++) {
            int from = said[i] < original.size() ? original.get(said[i]).start() : text.length(); // not said yet
            while (sentence < sentences.size() && sentences.get(sentence).end() <= from) {
                told = sentences.get(sentence++).end();
            }
            ends.add(told);
        }
        if (counts.length > 0) {
            ends.add(text.length());
        }
        return List.copyOf(ends);
    }

    /**
     * Returns how many words of the original have certainly been said at the end of each sentence: those up to the last matched
     * word or, if the next sentence begins with a matched word, all words before that.
     */
    private static int[] said(int[] matches, int[] counts) {
        int[] said = new int[counts.length];
        int matched = 0; // words of the original up to the last matched word
        int word = 0;
        for (int i = 0; i < counts.length; i++) {
            for (; word < counts[i]; word++) {
                matched = matches[word] == WordAlignment.NONE ? matched : matches[word] + 1;
            }
            boolean known = word < matches.length && matches[word] != WordAlignment.NONE;
            said[i] = known ? matches[word] : matched;
        }
        return said;
    }
}
