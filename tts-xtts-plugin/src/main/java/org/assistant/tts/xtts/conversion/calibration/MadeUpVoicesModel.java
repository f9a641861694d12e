package org.assistant.tts.xtts.conversion.calibration;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * Synthetic voices: the converted encoders' output for spectrograms from a formula, which rise and fall like syllables. Used for
 * calibration when no speakers come with a checkpoint.
 */
final class MadeUpVoicesModel implements AutoCloseable {

    private static final int SECONDS = 4;

    /** Frames a second at hops of 256 samples of 22,050. */
    private static final int CONDITIONING_FRAMES = 86;

    /** Frames a second at hops of 160 samples of 16,000. */
    private static final int SPEAKER_FRAMES = 100;

    private static final int SPEAKER_BANDS = 64;

    /** The logarithm of 1e-5, which the encoders treat as silence. */
    private static final double SILENCE = -11.5;

    private final OnnxModel conditioning;
    private final OnnxModel speaker;
    private final XttsDimensions dimensions;

    private MadeUpVoicesModel(OnnxModel conditioning, OnnxModel speaker, XttsDimensions dimensions) {
        this.conditioning = conditioning;
        this.speaker = speaker;
        this.dimensions = dimensions;
    }

    /**
     * Loads the encoders.
     *
     * @throws TTSException as {@link OnnxModel#open} does
     */
    static MadeUpVoicesModel open(XttsLayout layout, XttsDimensions dimensions) {
        OnnxModel conditioning = open(layout.conditioning());
        try {
            return new MadeUpVoicesModel(conditioning, open(layout.speaker()), dimensions);
        } catch (TTSException e) {
            conditioning.close();
            throw e;
        }
    }

    private static OnnxModel open(Path graph) {
        return OnnxModel.open(
                graph, new ExecutionTarget.Cpu(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Returns the {@code index}-th voice, the same at each call.
     *
     * @throws TTSException as {@link OnnxModel#run} does
     */
    SpeakerFile voice(int index) {
        int bands = dimensions.melNorms().size();
        float[] mel = mel(index, bands, SECONDS * CONDITIONING_FRAMES);
        for (int i = 0; i < mel.length; i++) {
            mel[i] /= dimensions.melNorms().get(i / (mel.length / bands));
        }
        return new SpeakerFile(
                "made up " + index,
                run(conditioning, mel, bands, "latents"),
                run(speaker, mel(index, SPEAKER_BANDS, SECONDS * SPEAKER_FRAMES), SPEAKER_BANDS, "embedding"));
    }

    private static float[] run(OnnxModel model, float[] mel, int bands, String output) {
        try (OnnxTensor input = Tensors.of(mel, 1, bands, mel.length / bands);
                OrtSession.Result result = model.run(Map.of("mel", input))) {
            return Tensors.floats(result, output);
        }
    }

    /** Log magnitudes, [bands, frames]: four syllables a second, three moving peaks, a falling spectrum, and some noise. */
    private static float[] mel(int index, int bands, int frames) {
        Random random = new Random(index);
        double pace = 3.5 + random.nextDouble();
        double place = random.nextDouble();
        double slope = 4 + 3 * random.nextDouble();
        float[] mel = new float[bands * frames];
        for (int band = 0; band < bands; band++) {
            double height = (double) band / bands;
            for (int frame = 0; frame < frames; frame++) {
                double time = (double) SECONDS * frame / frames;
                double hills = Math.cos(2 * Math.PI * (3 * height + place + 0.4 * Math.sin(5 * time)));
                double loudness = 3 * Math.cos(2 * Math.PI * pace * time) - 3;
                double level = loudness - slope * height + 2 * hills + 0.5 * random.nextGaussian();
                mel[band * frames + frame] = (float) Math.max(SILENCE, level);
            }
        }
        return mel;
    }

    @Override
    public void close() {
        conditioning.close();
        speaker.close();
    }
}
