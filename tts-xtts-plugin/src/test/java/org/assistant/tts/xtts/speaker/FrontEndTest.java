package org.assistant.tts.xtts.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import org.assistant.tts.xtts.clips.ToneClips;
import org.junit.jupiter.api.Test;

/** Small cases that can be computed by hand, and properties. */
final class FrontEndTest {

    @Test
    void spectrumOfACosine_isTwoLines() {
        double[] real = new double[8];
        double[] imaginary = new double[8];
        for (int i = 0; i < 8; i++) {
            real[i] = Math.cos(2 * Math.PI * 2 * i / 8);
        }
        new Fft(8).transform(real, imaginary);
        assertThat(real).containsExactly(new double[] {0, 0, 4, 0, 0, 0, 4, 0}, within(1e-12));
        assertThat(imaginary).containsExactly(new double[8], within(1e-12));
    }

    @Test
    void resampled_hasTheToneAndTheLength() {
        float[] tone = ToneClips.sine(1_000, 0.5, 0.5, 44_100).toArray();
        float[] resampled = new SincResampler(44_100, 16_000).resample(tone);
        assertThat(resampled).hasSize(8_000);
        assertThat(ToneClips.amplitude(resampled, 1_000, 16_000)).isCloseTo(0.5, within(0.005));
    }

    @Test
    void toneAboveTheNewNyquist_isGone() {
        float[] tone = ToneClips.sine(10_000, 0.5, 0.5, 44_100).toArray();
        float[] resampled = new SincResampler(44_100, 16_000).resample(tone);
        assertThat(ToneClips.amplitude(resampled, 6_000, 16_000)).isLessThan(0.01); // where it would alias to
    }

    @Test
    void lengthAfterResampling_isRoundedUp() {
        assertThat(new SincResampler(3, 2).resample(new float[4])).hasSize(3);
        assertThat(new SincResampler(2, 3).resample(new float[1])).hasSize(2);
        assertThat(new SincResampler(7, 7).resample(new float[5])).hasSize(5);
    }

    @Test
    void melFilters_peakAtTheirOwnFrequency() {
        MelBank bank = new MelBank(4, 513, 16_000, 8_000, false);
        double middle = 700 * (Math.pow(10, Math.log10(1 + 8_000 / 700.0) * 2 / 5) - 1); // of the second of four
        double[] power = new double[513];
        power[(int) Math.round(middle / 8_000 * 512)] = 1;
        assertThat(bank.hear(1, power)).isCloseTo(1, within(0.02));
        assertThat(bank.hear(0, power) + bank.hear(2, power)).isCloseTo(0, within(0.02));
    }

    @Test
    void silence_isTheFaintestThatIsHeard() {
        ConditioningMel mel = new ConditioningMel(22_050, Collections.nCopies(ConditioningMel.BANDS, 2f));
        assertThat(mel.of(new float[2_560]))
                .hasSize(ConditioningMel.BANDS * 11)
                .containsOnly((float) Math.log(1e-5) / 2);
        assertThat(new SpeakerMel(16_000).of(new float[1_600]))
                .hasSize(SpeakerMel.BANDS * 11)
                .containsOnly((float) Math.log(1e-6));
    }
}
