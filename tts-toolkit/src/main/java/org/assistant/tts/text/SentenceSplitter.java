package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text into sentences. Stateless, safe for use by many threads; time grows with the length of the text alone. */
public final class SentenceSplitter {

    private SentenceSplitter() {}

    /**
     * The sentences of {@code text} in order, without the white space around them. A line break ends a sentence too, unless
     * the line looks wrapped. Stretches without a letter or digit, such as a row of dashes or a lone smiley, are left out;
     * nothing else is. A sentence of more than {@value SentenceStream#LONGEST} characters is cut.
     *
     * @param text of any length
     * @param language decides which abbreviations are known; {@link Locale#ROOT} stands for English
     */
    public static List<String> split(String text, Locale language) {
        return sentences(text, language).stream().map(Sentence::text).toList();
    }

    /** As {@link #split}, with where each ends. */
    static List<Sentence> sentences(String text, Locale language) {
        SentenceStream stream = new SentenceStream(language);
        List<Sentence> sentences = new ArrayList<>(stream.pushed(text));
        sentences.addAll(stream.finished());
        return List.copyOf(sentences);
    }
}
