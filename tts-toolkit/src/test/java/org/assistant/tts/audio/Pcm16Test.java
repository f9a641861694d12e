package org.assistant.tts.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Pcm16Test {

    @Test
    void insideFullScale_isRoundedToTheNearest() {
        assertThat(Pcm16.of(0.4f / 32768)).isZero();
        assertThat(Pcm16.of(0.6f / 32768)).isEqualTo((short) 1);
        assertThat(Pcm16.of(-0.6f / 32768)).isEqualTo((short) -1);
        assertThat(Pcm16.of(0.5f)).isEqualTo((short) 16384);
        assertThat(Pcm16.of(-1f)).isEqualTo(Short.MIN_VALUE);
    }

    @Test
    void beyondFullScale_staysThereAndDoesNotWrap() {
        assertThat(Pcm16.of(1f)).isEqualTo(Short.MAX_VALUE);
        assertThat(Pcm16.of(1.5f)).isEqualTo(Short.MAX_VALUE);
        assertThat(Pcm16.of(-7f)).isEqualTo(Short.MIN_VALUE);
        assertThat(Pcm16.of(Float.POSITIVE_INFINITY)).isEqualTo(Short.MAX_VALUE);
        assertThat(Pcm16.of(Float.NEGATIVE_INFINITY)).isEqualTo(Short.MIN_VALUE);
    }

    @Test
    void notANumber_isSilence() {
        assertThat(Pcm16.of(Float.NaN)).isZero();
    }

    @Test
    void everySixteenBitSample_comesBack() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            assertThat(Pcm16.of(sample / 32768f)).isEqualTo((short) sample);
        }
    }

    @Test
    void littleEndian_putsTheLowByteFirst() {
        assertThat(Pcm16.littleEndian(new short[] {0x0102, -2})).containsExactly(2, 1, 0xFE, 0xFF);
    }
}
