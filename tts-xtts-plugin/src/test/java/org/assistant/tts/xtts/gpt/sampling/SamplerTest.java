package org.assistant.tts.xtts.gpt.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplerTest {

    private static final int START = 4;

    @Test
    void penalty_isOnCodeOneAndTheStartCodeFromTheFirstStep_andOnWhatCame() {
        Sampler sampler = new Sampler(greedy(5), START);
        assertThat(sampler.penalised(new float[] {4, 5, -1, 2, -1, 1})).containsExactly(4, 1, -1, 2, -5, 1);
        assertThat(sampler.next(new float[] {4, 5, -1, 2, -1, 1})).isZero();
        assertThat(sampler.next(new float[] {4, 5, -1, 2, -1, 1})).isEqualTo(3);
        assertThat(sampler.penalised(new float[] {4, 5, -1, 2, -1, 1})).containsExactly(0.8f, 1, -1, 0.4f, -5, 1);
    }

    @Test
    void penalty_countsACodeOnceHoweverOftenItCame() {
        Sampler sampler = new Sampler(greedy(2), START);
        for (int i = 0; i < 3; i++) {
            assertThat(sampler.next(new float[] {9, 0, 0, 0, 0, 0})).isZero();
        }
        assertThat(sampler.penalised(new float[] {8, 0, 0, 0, 0, 0})[0]).isEqualTo(4);
    }

    @Test
    void logits_areLeftAsTheyWere() {
        float[] logits = {1, 2, 3, 4, 5, 6};
        new Sampler(new SamplingSettings(1, false, 0.5, 2, 0.9, 5), START).next(logits);
        assertThat(logits).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void temperature_sharpensTheShares() {
        Candidates candidates = candidates(0.5, 0, 1, 0, (float) Math.log(2));
        assertThat(candidates.codes()).containsExactly(0, 1);
        assertThat(candidates.probabilities()[0]).isCloseTo(0.2, within(1e-7)); // 1 : 2 squared
        assertThat(candidates.probabilities()[1]).isCloseTo(0.8, within(1e-7));
    }

    @Test
    void topK_leavesWhatEqualsTheLast() {
        assertThat(candidates(1, 2, 1, 3, 1, 2, 0, 2).codes()).containsExactly(0, 2, 4);
        assertThat(candidates(1, 1, 1, 3, 1, 2, 0, 2).codes()).containsExactly(0);
        assertThat(candidates(1, 99, 1, 3, 1, 2, 0, 2).codes()).hasSize(5);
    }

    @Test
    void topP_leavesAtLeastItsShare_andAlwaysTheLikeliest() {
        float[] logits = {(float) Math.log(0.1), (float) Math.log(0.6), (float) Math.log(0.3)};
        assertThat(candidates(1, 0, 0.95, logits).codes()).containsExactly(0, 1, 2);
        assertThat(candidates(1, 0, 0.85, logits).codes()).containsExactly(1, 2);
        assertThat(candidates(1, 0, 0.55, logits).codes()).containsExactly(1);
        assertThat(candidates(1, 0, 0.0001, logits).codes()).containsExactly(1);
    }

    @Test
    void topP_looksAtWhatTopKLeft() {
        float[] logits = {(float) Math.log(0.4), (float) Math.log(0.35), (float) Math.log(0.25)};
        // Of the two candidates left, the second has 0.35 / 0.75 = 0.47.
        assertThat(candidates(1, 2, 0.5, logits).codes()).containsExactly(0);
        assertThat(candidates(1, 0, 0.5, logits).codes()).containsExactly(0, 1);
    }

    @Test
    void draw_takesTheCodeWhoseStretchItFallsIn() {
        Candidates candidates = new Candidates(new int[] {3, 5, 9}, new double[] {0.25, 0.5, 0.25});
        assertThat(candidates.pick(0)).isEqualTo(3);
        assertThat(candidates.pick(0.25)).isEqualTo(5);
        assertThat(candidates.pick(0.74)).isEqualTo(5);
        assertThat(candidates.pick(0.75)).isEqualTo(9);
        assertThat(candidates.pick(Math.nextDown(1.0))).isEqualTo(9);
    }

    @Test
    void draws_followTheShares() {
        int[] counts = new int[3];
        Sampler sampler = new Sampler(new SamplingSettings(7, false, 1, 0, 1, 1), START);
        float[] logits = {(float) Math.log(0.2), (float) Math.log(0.5), (float) Math.log(0.3)};
        for (int i = 0; i < 10_000; i++) {
            counts[sampler.next(logits)]++;
        }
        assertThat(counts[0]).isBetween(1_850, 2_150);
        assertThat(counts[1]).isBetween(4_800, 5_200);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, Long.MAX_VALUE})
    void sameSeed_sameCodes_otherSeedOthers(long seed) {
        assertThat(codes(seed)).isEqualTo(codes(seed)).isNotEqualTo(codes(seed + 1));
    }

    @Test
    void logitsThatAreNoNumbers_fail() {
        Sampler sampler = new Sampler(greedy(5), START);
        assertThatThrownBy(() -> sampler.next(new float[] {0, Float.NaN}))
                .isInstanceOf(TTSException.SynthesisFailed.class);
    }

    @Test
    void settingsOutOfRange_areRefused() {
        assertThatThrownBy(() -> new SamplingSettings(0, false, -0.1, 0, 1, 1)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> new SamplingSettings(0, false, 1, -1, 1, 1)).hasMessageContaining("topK");
        assertThatThrownBy(() -> new SamplingSettings(0, false, 1, 0, 0, 1)).hasMessageContaining("topP");
        assertThatThrownBy(() -> new SamplingSettings(0, false, 1, 0, 1, 0.9))
                .hasMessageContaining("repetitionPenalty");
        assertThatThrownBy(() -> new SamplingSettings(0, false, Double.NaN, 0, 1, 1))
                .hasMessageContaining("temperature");
    }

    private static int[] codes(long seed) {
        Sampler sampler = new Sampler(new SamplingSettings(seed, false, 1, 0, 1, 1), START);
        int[] codes = new int[50];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = sampler.next(new float[20]);
        }
        return codes;
    }

    private static SamplingSettings greedy(double penalty) {
        return new SamplingSettings(0, false, 0, 50, 0.85, penalty);
    }

    private static Candidates candidates(double temperature, int topK, double topP, float... scores) {
        return new Sampler(new SamplingSettings(0, false, temperature, topK, topP, 1), START).candidates(scores);
    }
}
