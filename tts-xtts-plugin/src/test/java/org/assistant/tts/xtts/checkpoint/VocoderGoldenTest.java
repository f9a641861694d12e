package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        check(new FusedFormula(checkpoint), checkpoint.size().width(), reference);
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
}
