package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Returns the sentences of a text that is still being written, each as soon as it is certainly complete: after the beginning of
 * the next sentence, or a line break. The sentences do not depend on how the text is cut into deltas; they are those of {@link
 * SentenceSplitter}.
 *
 * <p>Holds back little more than {@value #LONGEST} characters. For one text and one thread at a time.
 */
public final class SentenceStream {

    /** A longer sentence, in UTF-16 units, is cut after a clause, or a word, or anywhere. */
    public static final int LONGEST = 1000;

    /** A line of at least this length counts as wrapped if a lower-case letter follows. */
    private static final int WRAPPED_LINE = 50;

    private final SentenceEnd sentenceEnd;
    private final StringBuilder text = new StringBuilder(); // from the start of the current sentence
    private int start; // start of the current sentence; 0 between calls
    private int lineStart; // start of the current line, or of the sentence if that is later
    private int at; // next position to scan
    private boolean capitals; // whether the current sentence has any so far
    private int given; // characters of the whole text before those in this.text

    /** @param language as in {@link SentenceSplitter#split} */
    public SentenceStream(Locale language) {
        sentenceEnd = new SentenceEnd(Abbreviations.of(language));
    }

    /** Adds the next part of the text, cut anywhere, and returns the sentences that it completes. */
    public List<String> push(String delta) {
        return texts(pushed(delta));
    }

    /** Like {@link #push}, with the end of each sentence in the whole text. */
    List<Sentence> pushed(String delta) {
        text.append(delta);
        List<Sentence> sentences = new ArrayList<>();
        scan(false, sentences);
        text.delete(0, start);
        given += start;
        lineStart -= start;
        at -= start;
        start = 0;
        return sentences;
    }

    /** Completes the text and returns the remaining sentences. The next {@link #push} begins another text. */
    public List<String> finish() {
        return texts(finished());
    }

    /** Like {@link #finish}, with the end of each sentence in the whole text. */
    List<Sentence> finished() {
        List<Sentence> sentences = new ArrayList<>();
        scan(true, sentences);
        end(text.length(), sentences);
        text.setLength(0);
        given = 0;
        begin(0);
        return sentences;
    }

    private static List<String> texts(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::text).toList();
    }

    /** Scans until the text ends, or the verdict depends on text that is not known yet. */
    private void scan(boolean complete, List<Sentence> sentences) {
        GrowingText growing = new GrowingText(text, complete);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (at == start && Marks.isSpace(c)) {
                begin(at + 1);
                continue;
            }
            if (at - start >= LONGEST) {
                end(LongSentence.cut(text, start, at), sentences);
                continue;
            }
            EndOfSentence verdict;
            if (Marks.isLineBreak(c)) {
                verdict = lineBreak(growing);
            } else if (Marks.isEnd(c)) {
                verdict = sentenceEnd.at(growing, start, at, capitals);
            } else {
                capitals |= Character.isUpperCase(c);
                at++;
                continue;
            }
            switch (verdict.kind()) {
                case OPEN -> {
                    return;
                }
                case END -> end(verdict.position(), sentences);
                case NO_END -> {
                    lineStart = Marks.isLineBreak(c) ? verdict.position() : lineStart;
                    at = verdict.position();
                }
            }
        }
    }

    private EndOfSentence lineBreak(GrowingText growing) {
        if (at - lineStart < WRAPPED_LINE) {
            return EndOfSentence.end(at);
        }
        int next = at + 1;
        if (growing.charAt(at) == '\r' && growing.codePoint(next) == '\n') {
            next++;
        }
        int c = growing.codePoint(next);
        return c == GrowingText.UNKNOWN ? EndOfSentence.OPEN : EndOfSentence.of(!Character.isLowerCase(c), next);
    }

    private void end(int position, List<Sentence> sentences) {
        String sentence = text.substring(start, position).stripTrailing();
        if (sentence.codePoints().anyMatch(Marks::isSpoken)) {
            sentences.add(new Sentence(sentence.strip(), given + start + sentence.length()));
        }
        begin(position);
    }

    private void begin(int position) {
        start = position;
        lineStart = position;
        at = position;
        capitals = false;
    }
}
