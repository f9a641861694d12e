package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.junit.jupiter.api.Test;

final class SilenceTrimmerTest {

    private static final Tokens TOKENS = Tokens.of("hˈO.");
    private static final long[] FRAMES = {14, 2, 1, 6, 12, 1}; // padding, h, ˈ, O, ., padding
    private static final int LENGTH = 36 * 600;

    @Test
    void silence_isCutTo50MillisBeforeAnd30AfterTheSound() {
        float[] sound = SilenceTrimmer.trim(utterance(6_000, 13_200, 0.5f), TOKENS);
        assertThat(sound).hasSize(1_200 + 7_200 + 720);
        assertThat(sound[1_199]).isZero();
        assertThat(sound[1_200]).isEqualTo(0.5f);
        assertThat(sound[1_200 + 7_199]).isEqualTo(0.5f);
        assertThat(sound[1_200 + 7_200]).isZero();
    }

    @Test
    void whisperedStart_isKept_sinceTheDurationsSayThatSoundIsThere() {
        int endOfH = 16 * 600;
        float[] sound = SilenceTrimmer.trim(utterance(12_000, 14_400, 0.5f), TOKENS);
        assertThat(sound).hasSize(1_200 + (14_400 - endOfH) + 720);
    }

    @Test
    void whisperedEnd_isKept_sinceTheDurationsSayThatSoundIsThere() {
        int startOfO = 17 * 600;
        float[] sound = SilenceTrimmer.trim(utterance(4_800, 5_040, 0.5f), TOKENS);
        assertThat(sound).hasSize(1_200 + (startOfO - 3_600 - 4_800) + 720);
    }

    @Test
    void soundUpToBothEnds_isFadedAndNothingIsCut() {
        float[] sound = SilenceTrimmer.trim(utterance(0, LENGTH, 0.5f), TOKENS);
        assertThat(sound).hasSize(LENGTH);
        assertThat(sound[0]).isBetween(0f, 0.001f);
        assertThat(sound[LENGTH - 1]).isBetween(0f, 0.001f);
        assertThat(sound[120]).isEqualTo(0.5f);
    }

    @Test
    void digitalSilence_staysWithinTheSamples() {
        assertThat(SilenceTrimmer.trim(utterance(0, 0, 0), TOKENS).length).isBetween(0, LENGTH);
    }

    @Test
    void noiseFarBelowTheSpeech_isSilence() {
        PieceSound utterance = utterance(6_000, 13_200, 0.5f);
        Random random = new Random(1);
        for (int i = 0; i < LENGTH; i++) {
            utterance.samples()[i] += (float) (1e-4 * random.nextGaussian());
        }
        assertThat(SilenceTrimmer.trim(utterance, TOKENS)).hasSize(1_200 + 7_200 + 720);
    }

    /** Like the breath of af_heart, 50 dB below its speech. */
    @Test
    void breathBeforeTheSpeech_isSilence() {
        PieceSound utterance = utterance(6_000, 13_200, 0.5f);
        Random random = new Random(1);
        for (int i = 0; i < 6_000; i++) {
            utterance.samples()[i] += (float) (1.5e-3 * random.nextGaussian());
        }
        assertThat(SilenceTrimmer.trim(utterance, TOKENS)).hasSize(1_200 + 7_200 + 720);
    }

    /** Like that of af_nova: constant at first, then falling. */
    @Test
    void noiseThatFallsBehindTheSpeech_isSilence() {
        PieceSound utterance = utterance(6_000, 13_200, 0.5f);
        Random random = new Random(1);
        for (int i = 13_200; i < LENGTH; i++) {
            double falling = Math.pow(10, -Math.max(0, i - 17_000) / 4_000.0);
            utterance.samples()[i] += (float) (1.5e-3 * falling * random.nextGaussian());
        }
        assertThat(SilenceTrimmer.trim(utterance, TOKENS)).hasSizeBetween(1_200 + 7_200 + 240, 1_200 + 7_200 + 960);
    }

    /** Like that of af_alloy and am_onyx, up to 40 dB below their speech. */
    @Test
    void noiseBehindTheSpeech_isSilence() {
        PieceSound utterance = utterance(6_000, 13_200, 0.5f);
        Random random = new Random(1);
        for (int i = 13_200; i < LENGTH; i++) {
            utterance.samples()[i] += (float) (4e-3 * random.nextGaussian());
        }
        assertThat(SilenceTrimmer.trim(utterance, TOKENS)).hasSizeBetween(1_200 + 7_200 + 240, 1_200 + 7_200 + 960);
    }

    private static PieceSound utterance(int from, int to, float amplitude) {
        float[] samples = new float[LENGTH];
        Arrays.fill(samples, from, to, amplitude);
        return new PieceSound(samples, FRAMES);
    }
}
