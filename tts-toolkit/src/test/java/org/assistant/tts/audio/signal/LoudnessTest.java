package org.assistant.tts.audio.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests against ITU-R BS.1770-4 (coefficients of tables 1 and 2; "a 0 dB FS 997 Hz sine at one front input reads -3.01 LKFS")
 * and the gating cases 3 to 5 of EBU Tech 3341. Those are stereo with the same sine on both sides, which counts 3.01 LU
 * more than our one channel; so -23 LUFS there is -26.01 here.
 */
final class LoudnessTest {

    private static final double MONO = -3.01;

    @Test
    void weighting_at48kHz_isThatOfTheStandard() {
        Biquad head = Loudness.head(48_000);
        assertThat(List.of(head.b0, head.b1, head.b2, head.a1, head.a2))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-11 ? 0 : 1, Double.class)
                .containsExactly(
                        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
        Biquad lowCut = Loudness.lowCut(48_000);
        assertThat(List.of(lowCut.b0, lowCut.b1, lowCut.b2, lowCut.a1, lowCut.a2))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-11 ? 0 : 1, Double.class)
                .containsExactly(1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621);
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 22_050, 24_000, 44_100, 48_000})
    void fullScaleSine_isMinus3AtAnyRate(int sampleRate) {
        assertThat(Loudness.integrated(Signals.sine(997, 1, 3, sampleRate))).isEqualTo(-3.01, within(0.05));
    }

    @Test
    void sineAtMinus23_isMinus26() {
        assertThat(Loudness.integrated(sine(-23, 20))).isEqualTo(-23 + MONO, within(0.1));
    }

    @Test
    void quietParts_areGatedRelatively() {
        assertThat(Loudness.integrated(concat(sine(-36, 10), sine(-23, 60), sine(-36, 10))))
                .isEqualTo(-23 + MONO, within(0.1));
    }

    @Test
    void nearSilence_isGatedAbsolutely() {
        assertThat(Loudness.integrated(
                        concat(sine(-72, 10), sine(-36, 10), sine(-23, 60), sine(-36, 10), sine(-72, 10))))
                .isEqualTo(-23 + MONO, within(0.1));
    }

    @Test
    void partsAboveTheGate_areAveragedByPower() {
        assertThat(Loudness.integrated(concat(sine(-26, 20), sine(-20, 20.1), sine(-26, 20))))
                .isEqualTo(-23 + MONO, within(0.1));
    }

    @Test
    void pauses_changeNothing() {
        Pcm voice = Signals.sine(500, 0.1, 3, 24_000);
        Pcm silence = Pcm.silence(Duration.ofSeconds(20), 24_000);
        assertThat(Loudness.integrated(concat(voice, silence, voice)))
                .isEqualTo(Loudness.integrated(voice), within(0.3));
    }

    @Test
    void silenceAndNothing_areInfinitelyQuiet() {
        assertThat(Loudness.integrated(Pcm.silence(Duration.ofSeconds(2), 24_000)))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Loudness.integrated(Pcm.of(new float[0], 24_000))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void shorterThanABlock_isMeasuredAllTheSame() {
        assertThat(Loudness.integrated(Signals.sine(997, 1, 0.25, 24_000))).isEqualTo(-3.01, within(0.1));
    }

    private static Pcm sine(double decibels, double seconds) {
        return Signals.sine(1000, Math.pow(10, decibels / 20), seconds, 24_000);
    }

    private static Pcm concat(Pcm... parts) {
        return Pcm.concat(List.of(parts), 24_000);
    }
}
