package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.junit.jupiter.api.Test;

final class SentenceGapsTest {

    private static final Tokens TOKENS = Tokens.of("a. b.");
    private static final int FRAME = 600;

    @Test
    void longRest_isShortened_inTheTokensThatItBelongsTo() {
        // padding, a, ., space, b, ., padding; the voice falls silent in the 5th frame of a
        PieceSound utterance = utterance(new long[] {2, 6, 8, 4, 5, 3, 1}, 2, 6, 20, 24);
        PieceSound fitted = SentenceGaps.fit(utterance, TOKENS, 4 * FRAME);
        assertThat(fitted.samples()).hasSize((29 - 10) * FRAME);
        assertThat(fitted.frames()).containsExactly(2, 6, 0, 2, 5, 3, 1);
        assertThat(loudFrames(fitted)).containsExactly(2, 3, 4, 5, 10, 11, 12, 13);
    }

    @Test
    void shortRest_isLengthened_inTheMark() {
        PieceSound utterance = utterance(new long[] {2, 4, 2, 1, 5, 3, 1}, 2, 6, 8, 12);
        PieceSound fitted = SentenceGaps.fit(utterance, TOKENS, 10 * FRAME);
        assertThat(fitted.frames()).containsExactly(2, 4, 10, 1, 5, 3, 1);
        assertThat(loudFrames(fitted)).containsExactly(2, 3, 4, 5, 16, 17, 18, 19);
    }

    @Test
    void noSilenceNearTheMark_isPutInWhereItIsQuietest() {
        PieceSound utterance = utterance(new long[] {2, 12, 2, 2, 12, 3, 1}, 2, 30);
        Arrays.fill(utterance.samples(), 15 * FRAME, 15 * FRAME + 120, 0.1f);
        PieceSound fitted = SentenceGaps.fit(utterance, TOKENS, 10 * FRAME);
        assertThat(fitted.frames()).containsExactly(2, 12, 12, 2, 12, 3, 1);
        float[] samples = fitted.samples();
        int silence = 0;
        for (int i = 15 * FRAME + 120; i < 25 * FRAME; i++) {
            silence += samples[i] == 0 ? 1 : 0;
        }
        assertThat(silence).isGreaterThan(10 * FRAME - 300);
        assertThat(samples[14 * FRAME]).isEqualTo(0.5f);
        assertThat(samples[26 * FRAME]).isEqualTo(0.5f);
    }

    /** Like "Hi! How are you?" of am_puck: the silence before the first word is near the mark. */
    @Test
    void silenceBeforeTheFirstSound_isNoRest() {
        PieceSound utterance = utterance(new long[] {3, 3, 2, 1, 12, 3, 1}, 3, 21);
        PieceSound fitted = SentenceGaps.fit(utterance, TOKENS, 10 * FRAME);
        assertThat(fitted.frames()).containsExactly(3, 3, 12, 1, 12, 3, 1);
        assertThat(loudFrames(fitted)).startsWith(3, 4).endsWith(29, 30);
    }

    @Test
    void silenceBehindTheLastSound_isNoRest() {
        PieceSound utterance = utterance(new long[] {2, 12, 2, 1, 2, 3, 4}, 2, 18);
        PieceSound fitted = SentenceGaps.fit(utterance, TOKENS, 10 * FRAME);
        assertThat(fitted.frames()).containsExactly(2, 12, 12, 1, 2, 3, 4);
        assertThat(loudFrames(fitted)).startsWith(2, 3).endsWith(26, 27);
    }

    @Test
    void oneSentence_leftAsItIs() {
        PieceSound utterance = utterance(new long[] {2, 4, 9, 1}, 2, 6);
        assertThat(SentenceGaps.fit(utterance, Tokens.of("a."), 10 * FRAME)).isSameAs(utterance);
    }

    @Test
    void marksInARow_areOneRest() {
        assertThat(Tokens.of("a?! b… c.”").innerSentenceEnds()).containsExactly(3, 6);
    }

    /** Loud from the first to the second frame of each pair. */
    private static PieceSound utterance(long[] frames, int... loud) {
        float[] samples = new float[(int) Arrays.stream(frames).sum() * FRAME];
        for (int i = 0; i < loud.length; i += 2) {
            Arrays.fill(samples, loud[i] * FRAME, loud[i + 1] * FRAME, 0.5f);
        }
        return new PieceSound(samples, frames);
    }

    private static int[] loudFrames(PieceSound utterance) {
        int frames = utterance.samples().length / FRAME;
        assertThat(Arrays.stream(utterance.frames()).sum()).isEqualTo(frames);
        return IntStream.range(0, frames)
                .filter(frame -> utterance.samples()[frame * FRAME + FRAME / 2] != 0)
                .toArray();
    }
}
