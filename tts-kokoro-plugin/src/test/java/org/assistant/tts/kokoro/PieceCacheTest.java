package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.spi.CacheCounts;
import org.junit.jupiter.api.Test;

final class PieceCacheTest {

    /** The bytes of a piece of one token here: its 3 ids and 3 durations, a style of 2, 1,000 samples. */
    private static final int PIECE = 3 * 8 + 3 * 8 + 2 * 4 + 4_000;

    private static PieceCache.Key key(long token) {
        return key(token, 1, 1);
    }

    private static PieceCache.Key key(long token, float style, float speed) {
        return new PieceCache.Key(new long[] {0, token, 0}, new float[] {style, 0}, speed);
    }

    private static PieceSound sound(float sample) {
        float[] samples = new float[1_000];
        samples[0] = sample;
        return new PieceSound(samples, new long[] {1, 2, 3});
    }

    @Test
    void kept_isFound_asACopy() {
        PieceCache cache = new PieceCache(100 * PIECE);
        PieceSound made = sound(0.5f);
        cache.keep(key(7), made);
        made.samples()[0] = 9;
        PieceSound found = cache.find(key(7)).orElseThrow();
        assertThat(found.samples()[0]).isEqualTo(0.5f);
        assertThat(found.frames()).containsExactly(1, 2, 3);
        found.samples()[0] = 8;
        assertThat(cache.find(key(7)).orElseThrow().samples()[0]).isEqualTo(0.5f);
    }

    @Test
    void lookups_areCounted_withTheBytesThatAreHeld() {
        PieceCache cache = new PieceCache(100 * PIECE);
        cache.find(key(7));
        cache.keep(key(7), sound(1));
        cache.find(key(7));
        cache.find(key(7));
        assertThat(cache.counts()).isEqualTo(new CacheCounts(2, 1, PIECE, 100 * PIECE));
    }

    @Test
    void otherTokensStyleOrSpeed_areNotFound() {
        PieceCache cache = new PieceCache(100 * PIECE);
        cache.keep(key(7), sound(1));
        assertThat(cache.find(key(8))).isEmpty();
        assertThat(cache.find(key(7, 2, 1))).isEmpty();
        assertThat(cache.find(key(7, 1, 1.1f))).isEmpty();
    }

    @Test
    void smallHeap_keepsLess() {
        PieceCache cache = PieceCache.of(64, 64L * PIECE);
        for (int token = 1; token <= 9; token++) {
            cache.keep(key(token), sound(token));
        }
        assertThat(cache.find(key(1))).isEmpty();
        assertThat(cache.find(key(2))).isPresent();
    }

    @Test
    void full_dropsWhatWasNotAskedForLongest() {
        PieceCache cache = new PieceCache(8 * PIECE);
        for (int token = 1; token <= 8; token++) {
            cache.keep(key(token), sound(token));
        }
        assertThat(cache.find(key(1))).isPresent();
        cache.keep(key(9), sound(9));
        assertThat(cache.find(key(1))).isPresent();
        assertThat(cache.find(key(2))).isEmpty();
        assertThat(cache.find(key(9))).isPresent();
    }

    @Test
    void samePieceTwice_takesItsRoomOnce() {
        PieceCache cache = new PieceCache(8 * PIECE);
        cache.keep(key(1), sound(1));
        for (int i = 0; i < 20; i++) {
            cache.keep(key(2), sound(2));
        }
        assertThat(cache.find(key(1))).isPresent();
    }

    @Test
    void pieceThatWouldDriveOutAllOthers_isNotKept() {
        PieceCache cache = new PieceCache(8 * PIECE - 1);
        cache.keep(key(1), sound(1));
        assertThat(cache.find(key(1))).isEmpty();
    }

    @Test
    void off_keepsNothing() {
        PieceCache cache = new PieceCache(0);
        cache.keep(key(1), sound(1));
        assertThat(cache.find(key(1))).isEmpty();
    }
}
