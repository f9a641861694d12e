package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.vocoder.ChunkSchedule;
import org.assistant.tts.xtts.vocoder.SpeechStream;
import org.assistant.tts.xtts.vocoder.VocoderModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Against what the reference implementation made of the same latents. */
final class VocoderGoldenTest {

    /** Rounding of float32 in another order through eighty layers, and of PyTorch's positions between latents. */
    private static final double ROUNDING = 1e-5;

    @TempDir
    private Path folder;

    @Test
    void formulaCheckpoint_sameAudio() throws IOException {
        Path reference = Path.of("src/test/resources/org/assistant/tts/xtts/formula");
        FormulaCheckpoint checkpoint = new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL);
        check(new Fused(checkpoint), checkpoint.size().width(), reference);
    }

    @Test
    @EnabledIfSystemProperty(named = "xtts.reference", matches = ".+")
    void referenceCheckpoint_sameAudio() throws IOException {
        Path reference = Path.of(System.getProperty("xtts.reference"));
        try (TorchFile file = TorchFile.open(reference.resolve("model.pth"))) {
            check(CheckpointWeights.of(file), 128, reference);
        }
    }

    private void check(Weights weights, int width, Path reference) throws IOException {
        XttsDimensions dimensions = TestDimensions.of(width, 2, 2, 90);
        Path graph = folder.resolve("vocoder.onnx");
        VocoderGraph.build(weights, dimensions, Precision.FP32).write(graph, XttsLayout.weights(graph));
        Npy latents = Npy.read(reference.resolve("latents_ar.npy"));
        float[] audio = Npy.read(reference.resolve("wav_from_latents.npy")).floats();
        Conditioning voice = new Conditioning(
                new float[0],
                Npy.read(reference.resolve("speaker_embedding.npy")).floats());
        List<Pcm> chunks = new ArrayList<>();
        try (VocoderModel model = VocoderModel.open(graph, new ExecutionTarget.Cpu(1), dimensions)) {
            ChunkSchedule schedule = ChunkSchedule.of(dimensions, 1, 0.4, 0.2);
            SpeechStream stream = SpeechStream.begin(model, dimensions, voice, 1, schedule, chunks::add);
            float[] all = latents.floats();
            for (int at = 0; at < all.length; at += width) {
                stream.append(Arrays.copyOfRange(all, at, at + width));
            }
            stream.finish();
        }
        assertThat(chunks).hasSizeGreaterThan(1);
        float[] streamed = Pcm.concat(chunks, 24_000).toArray();
        assertThat(streamed).hasSameSizeAs(audio);
        for (int i = 0; i < audio.length; i++) {
            assertThat(Math.abs(streamed[i] - audio[i])).as("sample %d", i).isLessThan((float) ROUNDING);
        }
    }

    /** The tensors of a formula checkpoint with weight norm fused. */
    private static final class Fused implements Weights {

        private static final String LENGTHS = ".parametrizations.weight.original0";
        private static final String DIRECTIONS = ".parametrizations.weight.original1";

        private final FormulaCheckpoint checkpoint;

        Fused(FormulaCheckpoint checkpoint) {
            this.checkpoint = checkpoint;
        }

        @Override
        public Set<String> names() {
            return checkpoint.shapes().keySet().stream()
                    .filter(name -> !name.endsWith(LENGTHS))
                    .map(name -> name.replace(DIRECTIONS, ".weight"))
                    .collect(Collectors.toSet());
        }

        @Override
        public List<Integer> shape(String name) {
            return checkpoint.shapes().get(stored(name));
        }

        @Override
        public float[] floats(String name) {
            float[] values = checkpoint.floats(stored(name));
            if (checkpoint.shapes().containsKey(name)) {
                return values;
            }
            float[] lengths = checkpoint.floats(name.replace(".weight", LENGTHS));
            int row = values.length / lengths.length;
            for (int r = 0; r < lengths.length; r++) {
                double squares = 0;
                for (int i = r * row; i < (r + 1) * row; i++) {
                    squares += (double) values[i] * values[i];
                }
                for (int i = r * row; i < (r + 1) * row; i++) {
                    values[i] = (float) (values[i] * lengths[r] / Math.sqrt(squares));
                }
            }
            return values;
        }

        private String stored(String name) {
            return checkpoint.shapes().containsKey(name) ? name : name.replace(".weight", DIRECTIONS);
        }
    }
}
