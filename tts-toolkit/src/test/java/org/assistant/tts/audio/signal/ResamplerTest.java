package org.assistant.tts.audio.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResamplerTest {

    /** Longer than half the filter at any pair of rates below. */
    private static final int MARGIN = 1500;

    @ParameterizedTest
    @CsvSource({"44100, 24000", "48000, 24000", "24000, 48000", "22050, 24000", "16000, 44100", "24000, 8000"})
    void toneInThePassband_isKept(int from, int to) {
        for (double share : new double[] {0.02, 0.5, 0.9}) {
            double hertz = share * Math.min(from, to) / 2;
            Pcm wanted = Signals.sine(hertz, 0.5, 0.4, to);
            Pcm got = Resampler.resample(Signals.sine(hertz, 0.5, 0.4, from), to);
            assertThat(Signals.signalToNoise(wanted, got, MARGIN))
                    .as("%s Hz", hertz)
                    .isGreaterThan(80);
            assertThat(Signals.decibels(got, MARGIN)).isEqualTo(Signals.decibels(wanted, MARGIN), within(0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({"44100, 24000", "48000, 24000", "24000, 8000", "44100, 22050", "44101, 24000"})
    void toneAboveTheNewBand_isGone(int from, int to) {
        for (double hertz = to / 2.0 + 1; hertz < from / 2.0; hertz += from / 15.0) {
            Pcm got = Resampler.resample(Signals.sine(hertz, 1, 0.4, from), to);
            assertThat(Signals.decibels(got, MARGIN)).as("%s Hz", hertz).isLessThan(-90);
        }
    }

    /** 44101 and 24000 have no common divisor: 24,000 phases, of which 1,024 are stored. */
    @Test
    void ratesWithoutCommonDivisor_areAsGood() {
        Pcm got = Resampler.resample(Signals.sine(5000, 0.5, 0.4, 44_101), 24_000);
        assertThat(Signals.signalToNoise(Signals.sine(5000, 0.5, 0.4, 24_000), got, MARGIN))
                .isGreaterThan(80);
    }

    @Test
    void length_isOneSampleForEveryTickBeforeTheEnd() {
        Random random = new Random(3);
        int[] rates = {8000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000};
        for (int trial = 0; trial < 60; trial++) {
            int from = rates[random.nextInt(rates.length)];
            int to = rates[random.nextInt(rates.length)];
            int length = random.nextInt(3000);
            assertThat(Resampler.resample(Pcm.of(new float[length], from), to).length())
                    .as("%s samples from %s to %s Hz", length, from, to)
                    .isEqualTo((int) Math.ceil((double) length * to / from));
        }
    }

    @Test
    void pieces_giveTheSameAsTheWhole() {
        Pcm signal = Signals.voice(0.4, 44_100);
        Random random = new Random(5);
        Resampler resampler = new Resampler(44_100, 24_000);
        List<Pcm> pieces = new ArrayList<>();
        for (int at = 0; at < signal.length(); ) {
            int length = Math.min(signal.length() - at, random.nextInt(700));
            pieces.add(resampler.push(Signals.part(signal, at, length)));
            at += length;
        }
        pieces.add(resampler.finish());
        assertThat(Pcm.concat(pieces, 24_000).toArray())
                .isEqualTo(Resampler.resample(signal, 24_000).toArray());
    }

    @Test
    void sameRate_isTheSameAudio() {
        Pcm pcm = Signals.sine(440, 0.5, 0.1, 24_000);
        assertThat(Resampler.resample(pcm, 24_000)).isSameAs(pcm);
    }

    @Test
    void ratesTooFarApart_areRefused() {
        assertThatThrownBy(() -> new Resampler(768_000, 8000)).hasMessageContaining("768000");
        assertThatThrownBy(() -> new Resampler(8000, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
