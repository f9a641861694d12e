package org.assistant.tts.xtts.vocoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.conversion.ByteVocoderStage;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;

/** Compares the stages from latents to speech. */
public final class VocoderStages {

    /** PyTorch keeps its positions between columns in float32, whose error grows with their number. */
    private static final double POSITIONS = 3e-4;

    /** Rounding of float32 in another order through eighty layers, and that of PyTorch's positions. */
    private static final double NETWORK = 1e-5;

    /** The same arithmetic, grouped differently. */
    private static final double WINDOWS = 1e-6;

    private static final ExecutionTarget TARGET = new ExecutionTarget.Cpu(2);

    private VocoderStages() {}

    public static void check(Parity parity, XttsLayout layout, XttsDimensions dimensions) {
        Conditioning voice =
                new Conditioning(new float[0], parity.array("speaker_embedding").floats());
        float[] latents = parity.array(parity.has("latents_second_pass") ? "latents_second_pass" : "latents_ar")
                .floats();
        LatentFrames frames = new LatentFrames(new Interpolation(dimensions, 1), dimensions.width());
        rows(latents, dimensions).forEach(frames::append);
        parity.compare("z24k", frames.between(0, frames.all(), frames.all()), POSITIONS);
        float[] exact;
        try (VocoderModel model = VocoderModel.open(layout.vocoder(Precision.FP32), TARGET, dimensions)) {
            exact = model.decode(frames.between(0, frames.all(), frames.all()), frames.all(), voice.embedding());
            parity.compare("wav_from_latents", exact, NETWORK);
            for (int first : new int[] {5, 8}) {
                float[] streamed = stream(model, dimensions, voice, latents, ChunkSchedule.at(first, 2 * first + 1));
                parity.compare("streamed from " + first + " latents on", streamed, exact, WINDOWS);
            }
        }
        Path rounded = layout.vocoderBeside(Precision.INT8);
        if (rounded.equals(layout.vocoder(Precision.INT8)) && Files.exists(rounded)) {
            try (VocoderModel model = VocoderModel.open(rounded, TARGET, dimensions)) {
                float[] audio =
                        model.decode(frames.between(0, frames.all(), frames.all()), frames.all(), voice.embedding());
                ByteVocoderStage.check(parity, exact, audio);
            }
        }
    }

    private static float[] stream(
            VocoderModel model,
            XttsDimensions dimensions,
            Conditioning voice,
            float[] latents,
            ChunkSchedule schedule) {
        List<Pcm> chunks = new ArrayList<>();
        SpeechStream stream = SpeechStream.begin(model, dimensions, voice, 1, schedule, chunks::add);
        rows(latents, dimensions).forEach(stream::append);
        stream.finish();
        return Pcm.concat(chunks, dimensions.outputSampleRate()).toArray();
    }

    private static List<float[]> rows(float[] latents, XttsDimensions dimensions) {
        List<float[]> rows = new ArrayList<>();
        for (int at = 0; at < latents.length; at += dimensions.width()) {
            rows.add(Arrays.copyOfRange(latents, at, at + dimensions.width()));
        }
        return rows;
    }
}
