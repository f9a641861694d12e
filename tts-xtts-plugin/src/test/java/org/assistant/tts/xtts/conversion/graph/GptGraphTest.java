package org.assistant.tts.xtts.conversion.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.FusedFormula;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GptGraphTest {

    private static final int WIDTH = FormulaCheckpoint.Size.SMALL.width();
    private static final int ROOM = 24;

    /** Rounding of float32 in two layers; values are of the order of 1. */
    private static final double ROUNDING = 1e-5;

    private static final XttsDimensions DIMENSIONS = TestDimensions.of(FormulaCheckpoint.Size.SMALL);
    private static final Weights WEIGHTS = new FusedFormula(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL));

    @TempDir
    private Path folder;

    @Test
    void prefix_givesTheLatentAndTheLogitsOfTheFormula() throws IOException {
        float[] embeds = embeds(7, 1);
        PlainGpt plain = new PlainGpt(WEIGHTS, DIMENSIONS);
        double[] latent = plain.latents(embeds)[6];
        try (TestGptModel model = model(Precision.FP32, 1)) {
            TestGptModel.Last last = model.run(embeds, 0);
            assertThat(distance(latent, last.latent)).isLessThan(ROUNDING);
            assertThat(distance(plain.logits(latent), last.logits)).isLessThan(ROUNDING);
        }
    }

    @Test
    void piecesBehindEachOther_giveWhatTheWholeGives() throws IOException {
        float[] embeds = embeds(12, 2);
        double[][] latents = new PlainGpt(WEIGHTS, DIMENSIONS).latents(embeds);
        try (TestGptModel model = model(Precision.FP32, 1)) {
            int[] ends = {3, 8, 9, 10, 12};
            int before = 0;
            for (int end : ends) {
                float[] piece = Arrays.copyOfRange(embeds, before * WIDTH, end * WIDTH);
                assertThat(distance(latents[end - 1], model.run(piece, before).latent))
                        .as("positions %d to %d", before, end)
                        .isLessThan(ROUNDING);
                before = end;
            }
        }
    }

    @Test
    void cacheOfAnotherUse_isOverwritten() throws IOException {
        float[] embeds = embeds(4, 3);
        try (TestGptModel model = model(Precision.FP32, 1)) {
            float[] first = model.run(embeds, 0).latent;
            model.run(embeds(20, 4), 0);
            assertThat(model.run(embeds, 0).latent).containsExactly(first);
        }
    }

    @Test
    void rowsOfDifferentLength_giveWhatEachGivesAlone() throws IOException {
        int[] lengths = {5, 9, 1};
        PlainGpt plain = new PlainGpt(WEIGHTS, DIMENSIONS);
        try (TestGptModel model = model(Precision.FP32, 3)) {
            float[][] rows = {embeds(9, 5), embeds(9, 6), embeds(9, 7)};
            float[] whole = new float[9 * 3 * WIDTH];
            // All begin together; the shorter ones then ignore what is after their length.
            for (int row = 0; row < 3; row++) {
                System.arraycopy(rows[row], 0, whole, row * 9 * WIDTH, 9 * WIDTH);
            }
            model.run(whole, 0, 0, 0);
            for (int step = 0; step < 3; step++) {
                float[] next = new float[3 * WIDTH];
                int[] before = new int[3];
                for (int row = 0; row < 3; row++) {
                    before[row] = lengths[row] + step;
                    float[] embed = embeds(1, 100 * row + step);
                    System.arraycopy(embed, 0, next, row * WIDTH, WIDTH);
                    rows[row] = Arrays.copyOf(rows[row], (before[row] + 1) * WIDTH);
                    System.arraycopy(embed, 0, rows[row], before[row] * WIDTH, WIDTH);
                }
                float[] latents = model.run(next, before).latent;
                for (int row = 0; row < 3; row++) {
                    float[] latent = Arrays.copyOfRange(latents, row * WIDTH, (row + 1) * WIDTH);
                    assertThat(distance(plain.latents(rows[row])[before[row]], latent))
                            .as("row %d, step %d", row, step)
                            .isLessThan(ROUNDING);
                }
            }
        }
    }

    /** The root mean square error, for latents of about 1; the limits are about a third away from the measured values. */
    @ParameterizedTest
    @CsvSource({"FP16, 0.0002, 0.0005", "INT8, 0.007, 0.015", "INT4, 0.06, 0.13"})
    void coarserNumbers_giveNearlyTheSame(Precision precision, double least, double most) throws IOException {
        float[] embeds = embeds(12, 8);
        double[][] latents = new PlainGpt(WEIGHTS, DIMENSIONS).latents(embeds);
        try (TestGptModel model = model(precision, 1)) {
            model.run(Arrays.copyOf(embeds, 11 * WIDTH), 0);
            float[] latent = model.run(Arrays.copyOfRange(embeds, 11 * WIDTH, 12 * WIDTH), 11).latent;
            assertThat(meanDistance(latents[11], latent)).isBetween(least, most);
        }
    }

    private TestGptModel model(Precision precision, int batch) throws IOException {
        Path file = TestGptModel.write(GptGraph.build(WEIGHTS, DIMENSIONS, precision), folder, "gpt.onnx");
        return new TestGptModel(file, DIMENSIONS, precision, batch, ROOM);
    }

    private static float[] embeds(int positions, long seed) {
        Random random = new Random(seed);
        float[] embeds = new float[positions * WIDTH];
        for (int i = 0; i < embeds.length; i++) {
            embeds[i] = (float) random.nextGaussian();
        }
        return embeds;
    }

    private static double distance(double[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        double most = 0;
        for (int i = 0; i < actual.length; i++) {
            most = Math.max(most, Math.abs(expected[i] - actual[i]));
        }
        return most;
    }

    private static double meanDistance(double[] expected, float[] actual) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += (expected[i] - actual[i]) * (expected[i] - actual[i]);
        }
        return Math.sqrt(sum / actual.length);
    }
}
