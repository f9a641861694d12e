package org.assistant.tts.xtts.conversion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.FusedFormula;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.conversion.graph.GptGraph;
import org.assistant.tts.xtts.conversion.graph.PlainGpt;
import org.assistant.tts.xtts.conversion.graph.TestGptModel;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpeakingModelTest {

    private static final Weights WEIGHTS = new FusedFormula(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL));
    private static final XttsDimensions DIMENSIONS = TestDimensions.of(FormulaCheckpoint.Size.SMALL);
    private static final int WIDTH = DIMENSIONS.width();
    private static final List<Integer> TEXT = List.of(240, 12, 13, 14);

    /** Rounding of float32 in two layers; values are of the order of 1. */
    private static final double ROUNDING = 1e-5;

    @TempDir
    private Path folder;

    private static SpeakerFile voice() {
        float[] latents = new float[DIMENSIONS.conditioningLatents() * WIDTH];
        Random random = new Random(5);
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) random.nextGaussian();
        }
        return new SpeakerFile("noise", latents, new float[DIMENSIONS.speakerWidth()]);
    }

    private List<float[]> latents(int count) throws IOException {
        Path graph = TestGptModel.write(GptGraph.build(WEIGHTS, DIMENSIONS, Precision.FP32), folder, "gpt.onnx");
        try (SpeakingModel model = SpeakingModel.open(graph, WEIGHTS, DIMENSIONS)) {
            return model.latents(voice(), TEXT, count, new CodeDraw(DIMENSIONS, new Random(7)));
        }
    }

    @Test
    void latents_areThoseOfTheFormula() throws IOException {
        List<float[]> latents = latents(4);
        PlainGpt plain = new PlainGpt(WEIGHTS, DIMENSIONS);
        PromptTables tables = new PromptTables(WEIGHTS, DIMENSIONS);
        CodeDraw draw = new CodeDraw(DIMENSIONS, new Random(7));
        float[] rows = tables.prompt(voice(), TEXT);
        assertThat(rows).hasSize((32 + 1 + 4 + 1 + 1) * WIDTH);
        for (int position = 1; position <= 4; position++) {
            double[][] all = plain.latents(rows);
            double[] latent = all[all.length - 1];
            float[] made = latents.get(position - 1);
            for (int i = 0; i < WIDTH; i++) {
                assertThat((double) made[i]).as("latent %d", position).isCloseTo(latent[i], within(ROUNDING));
            }
            float[] row = tables.code(draw.next(floats(plain.logits(latent))), position);
            rows = Arrays.copyOf(rows, rows.length + WIDTH);
            System.arraycopy(row, 0, rows, rows.length - WIDTH, WIDTH);
        }
    }

    @Test
    void prompt_isTheSumOfTokensAndPositions() {
        float[] rows = new PromptTables(WEIGHTS, DIMENSIONS).prompt(voice(), TEXT);
        float[] text = WEIGHTS.floats("gpt.text_embedding.weight");
        float[] places = WEIGHTS.floats("gpt.text_pos_embedding.emb.weight");
        float[] audio = WEIGHTS.floats("gpt.mel_embedding.weight");
        float[] audioPlaces = WEIGHTS.floats("gpt.mel_pos_embedding.emb.weight");
        assertThat(rows[32 * WIDTH + 3]).isEqualTo(text[261 * WIDTH + 3] + places[3]);
        assertThat(rows[34 * WIDTH + 3]).isEqualTo(text[12 * WIDTH + 3] + places[2 * WIDTH + 3]);
        assertThat(rows[37 * WIDTH + 3]).isEqualTo(text[3] + places[5 * WIDTH + 3]);
        assertThat(rows[38 * WIDTH + 3]).isEqualTo(audio[DIMENSIONS.startAudio() * WIDTH + 3] + audioPlaces[3]);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
