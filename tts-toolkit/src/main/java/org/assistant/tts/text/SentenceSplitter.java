package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text into sentences. Stateless, thread-safe; time depends only on the length of the text. */
public final class SentenceSplitter {

    private SentenceSplitter() {}

    /**
     * Returns the sentences of {@code text} in order, without the white space around them. A line break also ends a sentence,
     * unless the line looks wrapped. Only parts without a letter or digit, such as a row of dashes or a lone smiley, are left
     * out. A sentence of more than {@value SentenceStream#LONGEST} characters is cut.
     *
     * @param text of any length
     * @param language the language of the abbreviations; {@link Locale#ROOT} stands for English
     */
    public static List<String> split(String text, Locale language) {
        return sentences(text, language).stream().map(Sentence::text).toList();
    }

    /** Like {@link #split}, with the end of each sentence. */
    static List<Sentence> sentences(String text, Locale language) {
        SentenceStream stream = new SentenceStream(language);
        List<Sentence> sentences = new ArrayList<>(stream.pushed(text));
        sentences.addAll(stream.finished());
        return List.copyOf(sentences);
    }
}
