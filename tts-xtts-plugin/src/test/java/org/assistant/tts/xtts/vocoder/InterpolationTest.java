package org.assistant.tts.xtts.vocoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InterpolationTest {

    private static double frame(Interpolation interpolation, int frame, double... latents) {
        double[] sum = {0};
        interpolation.mix(frame, latents.length, (latent, weight) -> sum[0] += weight * latents[latent]);
        return sum[0];
    }

    @Test
    void frames_asManyAsTheIntegerFormulaSays() {
        Interpolation interpolation = new Interpolation(Rates.PUBLISHED, 1);
        for (int latents = 0; latents <= 602; latents++) {
            assertThat(interpolation.frames(latents)).isEqualTo(640 * latents / 147);
        }
    }

    @Test
    void twoLatents_byHand() {
        // Columns 0, 0, .125, .375, .625, .875, 1, 1; frame j is at column (j + .5) * .91875 - .5.
        Interpolation interpolation = new Interpolation(Rates.PUBLISHED, 1);
        double step = 0.91875;
        double[] expected = {
            0,
            0,
            0.125 * (2.5 * step - 0.5 - 1),
            0.125 + 0.25 * (3.5 * step - 0.5 - 2),
            0.375 + 0.25 * (4.5 * step - 0.5 - 3),
            0.625 + 0.25 * (5.5 * step - 0.5 - 4),
            0.875 + 0.125 * (6.5 * step - 0.5 - 5),
            1
        };
        for (int j = 0; j < 8; j++) {
            assertThat(frame(interpolation, j, 0, 1)).as("frame %d", j).isCloseTo(expected[j], within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1, 1.25, 2})
    void decidedFrames_staySoWhateverComes_andTheNextOneDoesNot(double speed) {
        Interpolation interpolation = new Interpolation(Rates.PUBLISHED, speed);
        for (int known = 1; known < 40; known++) {
            int decided = interpolation.decidedFrames(known);
            for (int frame = 0; frame < decided; frame++) {
                assertThat(weights(interpolation, frame, known)).isEqualTo(weights(interpolation, frame, 1000));
            }
            boolean last = decided == interpolation.frames(known);
            assertThat(last || !weights(interpolation, decided, known).equals(weights(interpolation, decided, 1000)))
                    .as("frame %d of %d latents", decided, known)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 1, 1.7, 2})
    void weights_addUpToOne_fromLatentsThatAreThere(double speed) {
        Interpolation interpolation = new Interpolation(Rates.PUBLISHED, speed);
        for (int latents : new int[] {1, 2, 3, 7, 20, 602}) {
            for (int frame = 0; frame < interpolation.frames(latents); frame++) {
                double[] sum = {0};
                interpolation.mix(frame, latents, (latent, weight) -> {
                    assertThat(latent).isBetween(0, latents - 1);
                    sum[0] += weight;
                });
                assertThat(sum[0]).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void fasterSpeech_hasFewerFrames() {
        assertThat(new Interpolation(Rates.PUBLISHED, 2).frames(100)).isEqualTo(640 * 50 / 147);
        assertThat(new Interpolation(Rates.PUBLISHED, 0.5).frames(100)).isEqualTo(640 * 200 / 147);
    }

    private static Map<Integer, Double> weights(Interpolation interpolation, int frame, int latents) {
        Map<Integer, Double> weights = new HashMap<>();
        interpolation.mix(frame, latents, (latent, weight) -> weights.merge(latent, weight, Double::sum));
        return weights;
    }
}
