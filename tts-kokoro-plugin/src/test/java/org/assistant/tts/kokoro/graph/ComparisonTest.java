package org.assistant.tts.kokoro.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assistant.tts.onnx.graph.Saturation;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private static final float[] VOICE = noise(1, 0.1f);

    /** The published graph's distance is that of a factor of 1.1. */
    private static final double PUBLISHED =
            Comparison.publishedDistance(List.of(spoken(VOICE)), List.of(spoken(times(1.1f))));

    private final Comparison comparison = new Comparison(PUBLISHED);

    private static float[] noise(int seed, float amplitude) {
        Random random = new Random(seed);
        float[] samples = new float[4096];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = amplitude * (float) random.nextGaussian();
        }
        return samples;
    }

    private static float[] times(float factor) {
        float[] samples = VOICE.clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= factor;
        }
        return samples;
    }

    private static TrialSpeech spoken(float[] samples, long... durations) {
        return new TrialSpeech(samples, durations);
    }

    private void compare(TrialSpeech tuned) {
        comparison.add(spoken(VOICE, 3, 4), tuned);
    }

    @Test
    void nearerThanThePublished_passes() {
        compare(spoken(times(1.05f), 3, 4));
        assertThat(comparison.objection()).isEmpty();
        assertThat(comparison.distance()).isLessThan(PUBLISHED);
    }

    @Test
    void fartherThanThePublished_isRefused() {
        compare(spoken(times(0.9f), 3, 4));
        assertThat(comparison.objection()).hasValue("it is farther from float32 than the published graph");
    }

    @Test
    void otherDurations_areRefused() {
        compare(spoken(VOICE, 4, 3));
        assertThat(comparison.objection()).hasValue("durations differ");
    }

    @Test
    void otherLength_isRefused() {
        compare(spoken(new float[VOICE.length + 600], 3, 4));
        assertThat(comparison.objection()).hasValue("durations differ");
    }

    @Test
    void otherSound_isRefused() {
        compare(spoken(noise(2, 0.1f), 3, 4));
        assertThat(comparison.objection().orElseThrow()).contains("apart");
    }

    @Test
    void louder_isRefused() {
        compare(spoken(times(1.2f), 3, 4));
        assertThat(comparison.objection()).hasValue("the level changed by 1.6 dB");
    }

    @Test
    void clipped_isRefused() {
        float[] clipped = VOICE.clone();
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.max(-0.15f, Math.min(0.15f, clipped[i]));
        }
        compare(spoken(clipped, 3, 4));
        assertThat(comparison.objection().orElseThrow()).startsWith("the loudest sample is");
    }

    @Test
    void noNumber_isRefused() {
        float[] broken = VOICE.clone();
        broken[9] = Float.NaN;
        compare(spoken(broken, 3, 4));
        assertThat(comparison.objection()).hasValue("a sample is not a number");
    }

    @Test
    void publishedGraphThatSpeaksAtAnotherPace_isNoMeasure_soNothingPasses() {
        Comparison none =
                new Comparison(Comparison.publishedDistance(List.of(spoken(VOICE)), List.of(spoken(new float[600]))));
        none.add(spoken(VOICE, 3, 4), spoken(VOICE, 3, 4));
        assertThat(none.objection()).isPresent();
    }

    private static Saturation saturation(float share) {
        Saturation saturation = new Saturation();
        saturation.take(Map.of("saturated/a layer", new float[] {share}, "saturated/another", new float[] {0}));
        return saturation;
    }

    @Test
    void layerThatCutsLittle_passes() {
        compare(spoken(VOICE, 3, 4));
        comparison.add(saturation(0.03f));
        assertThat(comparison.objection()).isEmpty();
    }

    @Test
    void layerThatCutsMuch_isRefused() {
        compare(spoken(VOICE, 3, 4));
        comparison.add(saturation(0.125f));
        assertThat(comparison.objection()).hasValue("12.5 % of the values of a layer are clipped");
    }
}
