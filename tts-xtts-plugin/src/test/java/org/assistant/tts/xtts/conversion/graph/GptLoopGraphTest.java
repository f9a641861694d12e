package org.assistant.tts.xtts.conversion.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.FusedFormula;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GptLoopGraphTest {

    private static final XttsDimensions DIMENSIONS = TestDimensions.of(FormulaCheckpoint.Size.SMALL);
    private static final Weights WEIGHTS = new FusedFormula(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL));
    private static final int WIDTH = DIMENSIONS.width();
    private static final int CODES = DIMENSIONS.audioVocabulary();
    private static final float ROUNDING = 1e-5f;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"FP32", "INT8", "FP16"})
    void likeliestCodes_areThoseOfTheOtherGraph(Precision precision) throws Exception {
        float[] prefix = prefix(9);
        Path other = TestGptModel.write(GptGraph.build(WEIGHTS, DIMENSIONS, precision), folder, "gpt.onnx");
        GreedyCodes greedy;
        try (TestGptModel model = new TestGptModel(other, DIMENSIONS, precision, 1, 60)) {
            greedy = new GreedyCodes(model, WEIGHTS, DIMENSIONS, prefix, 20);
        }
        try (OnnxModel model = open(precision);
                OrtSession.Result result = run(model, withStart(prefix), new float[20 * CODES], 1, 1)) {
            assertThat(Arrays.stream(Tensors.longs(result, "codes"))
                            .mapToInt(Math::toIntExact)
                            .boxed())
                    .containsExactlyElementsOf(greedy.codes());
            float[] latents = Tensors.floats(result, "latents");
            for (int i = 0; i < latents.length; i++) {
                // In float16 a sum in another order differs in the last of ten bits.
                float most = precision == Precision.FP16 ? 5e-3f : ROUNDING;
                assertThat(latents[i]).isCloseTo(greedy.latents().get(i / WIDTH)[i % WIDTH], within(most));
            }
        }
    }

    @Test
    void draws_followTheSharesThatTopKAndTopPLeave() throws Exception {
        float[] embeds = withStart(prefix(5));
        double[] latent = last(new PlainGpt(WEIGHTS, DIMENSIONS).latents(embeds));
        double[] scores = new PlainGpt(WEIGHTS, DIMENSIONS).logits(latent);
        scores[1] = scores[1] < 0 ? scores[1] * 5 : scores[1] / 5;
        int start = DIMENSIONS.startAudio();
        scores[start] = scores[start] < 0 ? scores[start] * 5 : scores[start] / 5;
        double[] shares = shares(scores, 0.75, 8, 0.8);
        int[] counts = new int[CODES];
        int draws = 500;
        Random random = new Random(3);
        try (OnnxModel model = open(Precision.FP32)) {
            for (int i = 0; i < draws; i++) {
                float[] noise = new float[CODES];
                for (int code = 0; code < CODES; code++) {
                    noise[code] = (float) -Math.log(-Math.log(random.nextDouble()));
                }
                try (OrtSession.Result result = run(model, embeds, noise, 8, 0.8f)) {
                    counts[Math.toIntExact(Tensors.longs(result, "codes")[0])]++;
                }
            }
        }
        for (int code = 0; code < CODES; code++) {
            // Four standard deviations of a count.
            double deviation = Math.sqrt(shares[code] * (1 - shares[code]) / draws);
            assertThat((double) counts[code] / draws)
                    .as("code %d", code)
                    .isCloseTo(shares[code], within(4 * deviation));
        }
    }

    private static double[] shares(double[] scores, double temperature, int topK, double topP) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .limit(topK)
                .toList();
        double[] shares = new double[scores.length];
        double total = 0;
        for (int code : order) {
            shares[code] = Math.exp((scores[code] - scores[order.get(0)]) / temperature);
            total += shares[code];
        }
        double left = total;
        double kept = 0;
        for (int code : order) {
            if (left <= (1 - topP) * total) {
                shares[code] = 0;
            }
            left -= shares[code];
            kept += shares[code];
        }
        for (int code : order) {
            shares[code] /= kept;
        }
        return shares;
    }

    private OnnxModel open(Precision precision) throws IOException {
        Path file = TestGptModel.write(GptLoopGraph.build(WEIGHTS, DIMENSIONS, precision), folder, "loop.onnx");
        return OnnxModel.open(file, new ExecutionTarget.Cpu(1));
    }

    private static OrtSession.Result run(OnnxModel model, float[] embeds, float[] noise, long topK, float topP)
            throws OrtException {
        boolean[][] seen = new boolean[1][CODES];
        seen[0][1] = true;
        seen[0][DIMENSIONS.startAudio()] = true;
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("embeds", Tensors.of(embeds, 1, embeds.length / WIDTH, WIDTH));
        inputs.put("first_position", Tensors.of(new long[] {1}, 1));
        inputs.put("noise", Tensors.of(noise, noise.length / CODES, CODES));
        inputs.put("seen", OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), seen));
        inputs.put("temperature", Tensors.of(new float[] {0.75f}, 1));
        inputs.put("top_k", Tensors.of(new long[] {topK}, 1));
        inputs.put("top_p", Tensors.of(new float[] {topP}, 1));
        inputs.put("repetition_penalty", Tensors.of(new float[] {5}, 1));
        try {
            return model.run(inputs);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] prefix(int positions) {
        Random random = new Random(positions);
        float[] prefix = new float[positions * WIDTH];
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = (float) random.nextGaussian() / 2;
        }
        return prefix;
    }

    private static float[] withStart(float[] prefix) {
        float[] codes = WEIGHTS.floats("gpt.mel_embedding.weight");
        float[] positions = WEIGHTS.floats("gpt.mel_pos_embedding.emb.weight");
        float[] embeds = Arrays.copyOf(prefix, prefix.length + WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            embeds[prefix.length + i] = codes[DIMENSIONS.startAudio() * WIDTH + i] + positions[i];
        }
        return embeds;
    }

    private static double[] last(double[][] rows) {
        return rows[rows.length - 1];
    }
}
