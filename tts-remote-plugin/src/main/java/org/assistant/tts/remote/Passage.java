package org.assistant.tts.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.text.SentenceSplitter;

/**
 * Whole sentences of a text that are spoken by one request. They let another server continue a text where one fails.
 *
 * @param text with the white space after it
 * @param end after its last character in the whole text, an index of UTF-16 units
 */
record Passage(String text, int end) {

    /** Some 25 s of speech, the most that is repeated after a failure. Fewer requests keep the prosody of more sentences. */
    static final int USUAL_CHARACTERS = 400;

    /**
     * Splits {@code text} into passages, in order and without a gap. Each has a letter or digit, unless the text has none.
     *
     * @param language of the text, {@link Locale#ROOT} if unknown
     */
    static List<Passage> of(String text, Locale language) {
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        int end = 0; // of the sentences since start
        for (String sentence : SentenceSplitter.split(text, language)) {
            int at = text.indexOf(sentence, end);
            if (at < 0) {
                break; // the splitter joined lines into this sentence: keep the rest whole
            }
            int next = at + sentence.length();
            if (end > start && next - start > USUAL_CHARACTERS) {
                passages.add(new Passage(text.substring(start, at), end));
                start = at;
            }
            end = next;
        }
        passages.add(new Passage(text.substring(start), text.length()));
        return List.copyOf(passages);
    }
}
