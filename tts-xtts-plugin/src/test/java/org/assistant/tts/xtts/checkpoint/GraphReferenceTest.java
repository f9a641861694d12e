package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The graphs of the networks against what the reference implementation made of the same weights, stage by stage. */
@EnabledIfSystemProperty(named = "xtts.reference", matches = ".+")
final class GraphReferenceTest {

    private static final Path FOLDER = Path.of(System.getProperty("xtts.reference", "."));
    private static final XttsDimensions DIMENSIONS = TestDimensions.of(128, 2, 2, 1026);

    /**
     * Both sides are float32 with sums of up to 2048 summands in an order of their own: a few 1e-6 for values of about 1, which
     * six blocks of norms carry on.
     */
    private static final double ROUNDING = 1e-5;

    @TempDir
    private Path folder;

    private final TorchFile checkpoint = TorchFile.open(FOLDER.resolve("model.pth"));
    private final Weights weights = CheckpointWeights.of(checkpoint);

    @AfterEach
    void close() {
        checkpoint.close();
    }

    @Test
    void conditioning_isThatOfTheReference_stageByStage() throws IOException {
        OnnxGraph graph = ConditioningGraph.build(weights, DIMENSIONS);
        List<String> stages = new ArrayList<>(List.of("init"));
        List<String> arrays = new ArrayList<>(List.of("cond_init"));
        for (int block = 0; block < 6; block++) {
            stages.add("block_" + block);
            arrays.add("cond_attn" + block);
        }
        stages.forEach(stage -> graph.addOutput(stage, DataType.FLOAT));
        Npy mel = array("cond_mel_chunk0");
        int frames = mel.shape().get(2);
        try (OnnxModel model = open(graph);
                OnnxTensor input = Tensors.of(mel.floats(), 1, mel.shape().get(1), frames);
                OrtSession.Result result = model.run(Map.of("mel", input))) {
            for (int i = 0; i < stages.size(); i++) {
                float[] stage = transposed(Tensors.floats(result, stages.get(i)), frames);
                assertClose(stages.get(i), stage, array(arrays.get(i)).floats());
            }
            assertClose(
                    "latents",
                    Tensors.floats(result, "latents"),
                    array("cond_perceiver").floats());
        }
    }

    @Test
    void speakerEmbedding_isThatOfTheReference() throws IOException {
        Npy mel = array("spk_mel");
        float[] logarithms = mel.floats();
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = (float) Math.log(logarithms[i] + 1e-6f);
        }
        try (OnnxModel model = open(SpeakerGraph.build(weights, DIMENSIONS));
                OnnxTensor input = Tensors.of(
                        logarithms, 1, mel.shape().get(1), mel.shape().get(2));
                OrtSession.Result result = model.run(Map.of("mel", input))) {
            assertClose(
                    "embedding",
                    Tensors.floats(result, "embedding"),
                    array("speaker_embedding").floats());
        }
    }

    @Test
    void prefix_givesTheLatentAndTheLogitsOfTheReference() throws IOException {
        float[] prefix = array("prefix_emb").floats();
        float[] start = weights.floats("gpt.mel_embedding.weight");
        float[] position = weights.floats("gpt.mel_pos_embedding.emb.weight");
        int width = DIMENSIONS.width();
        float[] embeds = Arrays.copyOf(prefix, prefix.length + width);
        for (int i = 0; i < width; i++) {
            embeds[prefix.length + i] = start[DIMENSIONS.startAudio() * width + i] + position[i];
        }
        try (TestGptModel model = gpt(Precision.FP32)) {
            TestGptModel.Last last = model.run(embeds, 0);
            assertClose("latent", last.latent, array("prefill_latent_last").floats());
            assertClose("logits", last.logits, array("prefill_logits_last").floats());
        }
    }

    @Test
    void greedyCodesAndTheirLatents_areThoseOfTheReference() throws IOException {
        long[] codes = array("codes_greedy").longs();
        float[] latents = array("latents_ar").floats();
        try (TestGptModel model = gpt(Precision.FP32)) {
            GreedyCodes greedy = new GreedyCodes(
                    model, weights, DIMENSIONS, array("prefix_emb").floats(), codes.length);
            assertThat(greedy.codes())
                    .containsExactlyElementsOf(
                            Arrays.stream(codes).mapToObj(code -> (int) code).toList());
            for (int i = 0; i < codes.length; i++) {
                int width = DIMENSIONS.width();
                float[] expected = Arrays.copyOfRange(latents, i * width, (i + 1) * width);
                assertClose("latent " + i, greedy.latents().get(i), expected);
            }
        }
    }

    private TestGptModel gpt(Precision precision) throws IOException {
        Path file = TestGptModel.write(GptGraph.build(weights, DIMENSIONS, precision), folder, "gpt.onnx");
        return new TestGptModel(file, DIMENSIONS, precision, 1, 200);
    }

    private OnnxModel open(OnnxGraph graph) throws IOException {
        return OnnxModel.open(TestGptModel.write(graph, folder, "graph.onnx"), new ExecutionTarget.Cpu(2));
    }

    private static Npy array(String name) throws IOException {
        return Npy.read(FOLDER.resolve(name + ".npy"));
    }

    /** [rows, columns] as [columns, rows]. */
    private static float[] transposed(float[] values, int rows) {
        int columns = values.length / rows;
        float[] transposed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            transposed[i % columns * rows + i / columns] = values[i];
        }
        return transposed;
    }

    private static void assertClose(String what, float[] actual, float[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double most = 0;
        for (int i = 0; i < actual.length; i++) {
            most = Math.max(most, Math.abs(actual[i] - expected[i]));
        }
        assertThat(most).as(what).isLessThan(ROUNDING);
    }
}
