package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autoregressive graph against what the reference implementation made of the formula checkpoint. */
final class GptGraphGoldenTest {

    /** As in {@code formula_reference.py}. */
    private static final List<Integer> IDS = List.of(261, 259, 20, 33, 2, 47, 9, 9, 2, 118, 64, 5, 0);

    private static final int WIDTH = FormulaCheckpoint.Size.SMALL.width();
    private static final XttsDimensions DIMENSIONS = TestDimensions.of(FormulaCheckpoint.Size.SMALL);
    private static final Weights WEIGHTS = new FusedFormula(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL));

    /** Both sides are float32 with an order of summation of their own; values are of about 1. */
    private static final double ROUNDING = 1e-5;

    @TempDir
    private Path folder;

    @Test
    void greedyCodesAndTheirLatents_areThoseOfTheReference() throws Exception {
        long[] codes = array("codes_greedy").longs();
        float[] latents = array("latents_ar").floats();
        Path file = TestGptModel.write(GptGraph.build(WEIGHTS, DIMENSIONS, Precision.FP32), folder, "gpt.onnx");
        try (TestGptModel model = new TestGptModel(file, DIMENSIONS, Precision.FP32, 1, 80)) {
            GreedyCodes greedy = new GreedyCodes(model, WEIGHTS, DIMENSIONS, prefix(), codes.length);
            assertThat(greedy.codes())
                    .containsExactlyElementsOf(
                            Arrays.stream(codes).mapToObj(code -> (int) code).toList());
            for (int i = 0; i < latents.length; i++) {
                assertThat(greedy.latents().get(i / WIDTH)[i % WIDTH]).isCloseTo(latents[i], within((float) ROUNDING));
            }
        }
    }

    private static float[] prefix() throws IOException, URISyntaxException {
        float[] conditioning = array("gpt_cond_latent").floats();
        float[] text = WEIGHTS.floats("gpt.text_embedding.weight");
        float[] positions = WEIGHTS.floats("gpt.text_pos_embedding.emb.weight");
        float[] prefix = Arrays.copyOf(conditioning, conditioning.length + IDS.size() * WIDTH);
        for (int i = 0; i < IDS.size() * WIDTH; i++) {
            prefix[conditioning.length + i] = text[IDS.get(i / WIDTH) * WIDTH + i % WIDTH] + positions[i];
        }
        return prefix;
    }

    private static Npy array(String name) throws IOException, URISyntaxException {
        return Npy.read(Path.of(GptGraphGoldenTest.class
                .getResource("/org/assistant/tts/xtts/formula/" + name + ".npy")
                .toURI()));
    }
}
