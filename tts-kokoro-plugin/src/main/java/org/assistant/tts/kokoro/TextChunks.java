package org.assistant.tts.kokoro;

import java.util.ArrayList;
import java.util.List;

/** Sentences without an end, such as a page of words without a full stop, in parts that can be phonemized at once. */
final class TextChunks {

    /** Most characters of a part: several times the longest sentence that people write. */
    static final int MOST = 1_000;

    private TextChunks() {}

    /** {@code sentence} itself unless it is too long; else parts of it, cut at white space where there is any. */
    static List<String> of(String sentence) {
        List<String> chunks = new ArrayList<>();
        int from = 0;
        while (sentence.length() - from > MOST) {
            int to = end(sentence, from);
            chunks.add(sentence.substring(from, to));
            from = to;
        }
        chunks.add(sentence.substring(from));
        return List.copyOf(chunks);
    }

    private static int end(String sentence, int from) {
        for (int to = from + MOST; to > from + MOST / 2; to--) {
            if (Character.isWhitespace(sentence.charAt(to - 1))) {
                return to;
            }
        }
        boolean insidePair = Character.isHighSurrogate(sentence.charAt(from + MOST - 1));
        return from + MOST - (insidePair ? 1 : 0);
    }
}
