package org.assistant.tts.kokoro.graph;

import java.util.Set;

/** The silent share of a sentence, as far as its tokens show. */
public final class Silence {

    /** Padding, and the punctuation {@code ; : , . ! ? — …}. */
    private static final Set<Long> SILENT = Set.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 9L, 10L);

    private Silence() {}

    /**
     * Returns the share of the time that silent tokens take, 0 to 1.
     *
     * @param frames durations of {@code tokens}
     */
    public static double share(long[] tokens, long[] frames) {
        long silent = 0;
        long all = 0;
        for (int i = 0; i < tokens.length; i++) {
            silent += SILENT.contains(tokens[i]) ? frames[i] : 0;
            all += frames[i];
        }
        return all == 0 ? 0 : (double) silent / all;
    }
}
