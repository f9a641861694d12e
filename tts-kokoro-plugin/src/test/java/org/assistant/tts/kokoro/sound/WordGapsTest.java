package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.junit.jupiter.api.Test;

final class WordGapsTest {

    private static final Tokens TOKENS = Tokens.of("a b.");
    private static final int FRAME = PieceSound.FRAME;

    @Test
    void longRestBetweenWords_isCutTo100Millis_inTheTokensThatItBelongsTo() {
        // padding, a, space, b, ., padding; the voice is silent in the last frame of a
        PieceSound fitted = WordGaps.fit(utterance(new long[] {2, 5, 11, 4, 3, 1}, 2, 6, 18, 22), TOKENS, 1);
        assertThat(fitted.frames()).containsExactly(2, 5, 3, 4, 3, 1);
        assertThat(silence(fitted)).isEqualTo(4 * FRAME);
    }

    @Test
    void slowSpeech_restsLonger() {
        PieceSound fitted = WordGaps.fit(utterance(new long[] {2, 4, 12, 4, 3, 1}, 2, 6, 18, 22), TOKENS, 0.5f);
        assertThat(silence(fitted)).isEqualTo(8 * FRAME);
    }

    @Test
    void spaceThatIsFilledWithSound_leftAsItIs() {
        PieceSound utterance = utterance(new long[] {2, 4, 12, 4, 3, 1}, 2, 22);
        assertThat(WordGaps.fit(utterance, TOKENS, 1)).isSameAs(utterance);
    }

    @Test
    void restAtAMark_leftAsItIs() {
        PieceSound utterance = utterance(new long[] {2, 4, 4, 8, 4, 3, 1}, 2, 6, 18, 22);
        assertThat(WordGaps.fit(utterance, Tokens.of("a, b."), 1)).isSameAs(utterance);
    }

    /** Loud from the first to the second frame of each pair. */
    private static PieceSound utterance(long[] frames, int... loud) {
        float[] samples = new float[(int) Arrays.stream(frames).sum() * FRAME];
        for (int i = 0; i < loud.length; i += 2) {
            Arrays.fill(samples, loud[i] * FRAME, loud[i + 1] * FRAME, 0.5f);
        }
        return new PieceSound(samples, frames);
    }

    /** The samples between the two sounds, which are four frames long. */
    private static int silence(PieceSound utterance) {
        float[] samples = utterance.samples();
        int from = 6 * FRAME;
        int to = from;
        while (samples[to] == 0) {
            to++;
        }
        assertThat(samples[from - 1]).isEqualTo(0.5f);
        return to - from;
    }
}
