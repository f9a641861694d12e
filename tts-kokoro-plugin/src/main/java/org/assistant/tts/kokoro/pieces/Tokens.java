package org.assistant.tts.kokoro.pieces;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assistant.tts.kokoro.phonemes.Vocabulary;

/** The phonemes of one piece as input of the network. Immutable. */
public final class Tokens {

    /** The most tokens of a piece: the 512 positions of the text encoder less the two paddings. */
    public static final int MOST = 510;

    private final long[] ids; // (n + 2), padded
    private final int firstSounding;
    private final int lastSounding;
    private final List<Integer> innerSentenceEnds;
    private final List<Integer> spacesWithoutMark;

    private Tokens(
            long[] ids,
            int firstSounding,
            int lastSounding,
            List<Integer> innerSentenceEnds,
            List<Integer> spacesWithoutMark) {
        this.ids = ids;
        this.firstSounding = firstSounding;
        this.lastSounding = lastSounding;
        this.innerSentenceEnds = innerSentenceEnds;
        this.spacesWithoutMark = spacesWithoutMark;
    }

    /**
     * Returns the tokens of {@code phonemes}, one for each character.
     *
     * @param phonemes characters of the {@link Vocabulary}, 1 to {@value #MOST}, at least one of which sounds
     * @throws IllegalArgumentException otherwise
     */
    public static Tokens of(String phonemes) {
        if (phonemes.length() > MOST || !Vocabulary.anySounds(phonemes)) {
            throw new IllegalArgumentException(
                    "phonemes must be 1 to " + MOST + " with a sound among them, were " + phonemes.length());
        }
        long[] ids = new long[phonemes.length() + 2];
        Arrays.fill(ids, Vocabulary.PADDING);
        int first = 0;
        int last = 0;
        for (int i = 0; i < phonemes.length(); i++) {
            ids[i + 1] = Vocabulary.id(phonemes.charAt(i));
            if (Vocabulary.sounds(phonemes.charAt(i))) {
                first = first == 0 ? i + 1 : first;
                last = i + 1;
            }
        }
        return new Tokens(
                ids, first, last, innerSentenceEnds(phonemes, first, last), spacesWithoutMark(phonemes, first, last));
    }

    private static List<Integer> innerSentenceEnds(String phonemes, int first, int last) {
        return IntStream.range(first + 1, last)
                .filter(token -> CutPoint.endsSentence(phonemes, token))
                .boxed()
                .toList();
    }

    private static List<Integer> spacesWithoutMark(String phonemes, int first, int last) {
        return IntStream.range(first + 1, last)
                .filter(token -> phonemes.charAt(token - 1) == ' ' && Vocabulary.sounds(phonemes.charAt(token - 2)))
                .boxed()
                .toList();
    }

    /** A copy of the ids with a 0 before the first and after the last, shape [n+2]. */
    public long[] padded() {
        return ids.clone();
    }

    /** The number of tokens without the paddings. */
    public int count() {
        return ids.length - 2;
    }

    /** Index into {@link #padded} of the first token that sounds. */
    public int firstSounding() {
        return firstSounding;
    }

    /** Index into {@link #padded} of the last token that sounds. */
    public int lastSounding() {
        return lastSounding;
    }

    /** The indices into {@link #padded} of punctuation that ends a sentence before another one, in order. */
    public List<Integer> innerSentenceEnds() {
        return innerSentenceEnds;
    }

    /** The indices into {@link #padded} of the spaces right after a sound, in order. */
    public List<Integer> spacesWithoutMark() {
        return spacesWithoutMark;
    }
}
