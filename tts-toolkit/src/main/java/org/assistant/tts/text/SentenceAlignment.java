package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where in a text the sentences end that an engine made of it, so that it can tell what was said. The engine may have written
 * words differently, left some out and put others in, as long as their order stayed. Stateless, safe for use by many threads.
 *
 * <p>What is told is said: no word before it belongs to a sentence that is yet to come. Where the words leave that open, since
 * those that would show it were written differently, an end before is told. Words are all that is compared, so an engine gives
 * its sentences as they were before numbers became words and letters became sounds. What could mislead is a text with the same
 * few words over and over, of which the engine leaves out some and writes others differently.
 */
public final class SentenceAlignment {

    private SentenceAlignment() {}

    /**
     * Of each sentence that is spoken, the end of what is said of the text once it was heard: an index of UTF-16 units behind a
     * sentence of the text as {@link SentenceSplitter} finds them, before the white space that follows; 0 if no sentence of it
     * is surely said. None is less than the one before, and the last one is the end of the text.
     *
     * <p>Time and memory grow with the length of both alone.
     *
     * @param text as the engine was given it
     * @param language of the text, as for {@link SentenceSplitter#split}
     * @param spoken the engine's sentences in order, all of them
     */
    public static List<Integer> ends(String text, Locale language, List<String> spoken) {
        List<Word> words = new ArrayList<>();
        int[] counts = new int[spoken.size()]; // of words up to the end of each
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
     * How many words of the original are surely said at the end of each sentence: those up to the last one that was matched, or,
     * if the next sentence begins with a word that was matched, all before that one.
     */
    private static int[] said(int[] matches, int[] counts) {
        int[] said = new int[counts.length];
        int matched = 0; // words of the original up to the last that was matched
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
