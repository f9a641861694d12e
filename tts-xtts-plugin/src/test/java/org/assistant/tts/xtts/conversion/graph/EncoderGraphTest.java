package org.assistant.tts.xtts.conversion.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.FusedFormula;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graphs of the two encoders, compared with their formulas. */
final class EncoderGraphTest {

    private static final XttsDimensions DIMENSIONS = TestDimensions.of(FormulaCheckpoint.Size.SMALL);
    private static final Weights WEIGHTS = new FusedFormula(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL));

    /** Rounding of float32 through a few dozen layers; values are of about 1. */
    private static final double ROUNDING = 2e-5;

    @TempDir
    private Path folder;

    @Test
    void conditioningLatents_areThoseOfTheFormula() throws IOException {
        double[][] mel = mel(80, 21);
        double[][] latents = new PlainConditioning(WEIGHTS, DIMENSIONS.heads()).latents(mel);
        float[] values = run(ConditioningGraph.build(WEIGHTS, DIMENSIONS), mel, "latents");
        assertThat(values).hasSize(32 * DIMENSIONS.width());
        for (int i = 0; i < values.length; i++) {
            double expected = latents[i / DIMENSIONS.width()][i % DIMENSIONS.width()];
            assertThat((double) values[i]).isCloseTo(expected, within(ROUNDING));
        }
    }

    @Test
    void speakerEmbedding_isThatOfTheFormula() throws IOException {
        double[][] mel = mel(64, 9);
        double[] embedding = new PlainSpeaker(WEIGHTS).embedding(mel);
        float[] values = run(SpeakerGraph.build(WEIGHTS, DIMENSIONS), mel, "embedding");
        assertThat(values).hasSameSizeAs(embedding);
        for (int i = 0; i < values.length; i++) {
            // Five hundred elements of a vector of length 1.
            assertThat((double) values[i]).isCloseTo(embedding[i], within(ROUNDING / 10));
        }
    }

    private float[] run(OnnxGraph graph, double[][] mel, String output) throws IOException {
        int frames = mel[0].length;
        float[] values = new float[mel.length * frames];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) mel[i / frames][i % frames];
        }
        Path file = TestGptModel.write(graph, folder, "graph.onnx");
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(1));
                OnnxTensor input = Tensors.of(values, 1, mel.length, frames);
                OrtSession.Result result = model.run(Map.of("mel", input))) {
            return Tensors.floats(result, output);
        }
    }

    private static double[][] mel(int bands, int frames) {
        Random random = new Random(frames);
        double[][] mel = new double[bands][frames];
        for (double[] band : mel) {
            for (int i = 0; i < frames; i++) {
                band[i] = (float) (2 * random.nextGaussian() - 3);
            }
        }
        return mel;
    }
}
