package org.assistant.tts.xtts.checkpoint;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/** The vocoder in float32, which tells how large its values become while it speaks. */
final class CalibrationModel implements AutoCloseable {

    /** Room above the largest value seen, for speech that is louder: 20 %, or 1.6 dB of the rounding. */
    private static final float ROOM = 1.2f;

    private final OnnxModel model;
    private final XttsDimensions dimensions;
    private final Map<String, float[]> peaks = new HashMap<>();

    private CalibrationModel(OnnxModel model, XttsDimensions dimensions) {
        this.model = model;
        this.dimensions = dimensions;
    }

    /**
     * Peaks of what the vocoder does while it speaks.
     *
     * @param speech to be spoken; what is as loud and as clear as what will be spoken later
     * @param folder for two files of about 70 MB, which are deleted in the end
     * @param threads kept busy
     * @throws TTSException as {@link OnnxModel#run} does
     */
    static ActivationPeaks peaks(
            Weights weights, XttsDimensions dimensions, List<CalibrationSpeech> speech, Path folder, int threads)
            throws IOException {
        Path graph = folder.resolve("vocoder-observed.onnx");
        try {
            VocoderGraph.buildObserved(weights, dimensions).write(graph, XttsLayout.weights(graph));
            try (CalibrationModel model =
                    new CalibrationModel(OnnxModel.open(graph, new ExecutionTarget.Cpu(threads)), dimensions)) {
                speech.forEach(model::observe);
                return model.peaks();
            }
        } finally {
            Files.deleteIfExists(graph);
            Files.deleteIfExists(XttsLayout.weights(graph));
        }
    }

    private void observe(CalibrationSpeech speech) {
        float[] frames = speech.frames(dimensions.codeStride() / dimensions.hop());
        float[] speaker = speech.speaker();
        int width = dimensions.width();
        try (OnnxTensor latents = Tensors.of(frames, 1, width, frames.length / width);
                OnnxTensor embedding = Tensors.of(speaker, 1, speaker.length);
                OrtSession.Result result = model.run(Map.of("latents", latents, "speaker", embedding))) {
            for (TensorSpec output : model.outputs()) {
                if (!output.name().equals("audio")) {
                    peaks.merge(output.name(), Tensors.floats(result, output.name()), CalibrationModel::larger);
                }
            }
        }
    }

    /** What was seen, and some room. */
    private ActivationPeaks peaks() {
        Map<String, float[]> roomy = new HashMap<>();
        peaks.forEach((name, peak) -> {
            float[] larger = new float[peak.length];
            for (int i = 0; i < peak.length; i++) {
                larger[i] = ROOM * peak[i];
            }
            roomy.put(name, larger);
        });
        return new ActivationPeaks(roomy);
    }

    @Override
    public void close() {
        model.close();
    }

    private static float[] larger(float[] a, float[] b) {
        float[] larger = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            larger[i] = Math.max(a[i], b[i]);
        }
        return larger;
    }
}
