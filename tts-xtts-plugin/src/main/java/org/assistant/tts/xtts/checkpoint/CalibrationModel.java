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

/** The vocoder in float32, which tells how large its values become while it speaks. Closed by whoever opened it. */
final class CalibrationModel implements AutoCloseable {

    /** Room above the largest value seen, for speech that is louder: 20 %, or 1.6 dB of the rounding. */
    private static final float ROOM = 1.2f;

    private final OnnxModel model;
    private final int width;
    private final Map<String, float[]> peaks = new HashMap<>();

    private CalibrationModel(OnnxModel model, int width) {
        this.model = model;
        this.width = width;
    }

    /**
     * Writes the graph and loads it.
     *
     * @param folder for two files of about 70 MB, which {@link #close} leaves there
     * @param threads that a run keeps busy
     */
    static CalibrationModel open(Weights weights, XttsDimensions dimensions, Path folder, int threads)
            throws IOException {
        Path graph = Files.createTempFile(folder, "vocoder-observed", ".onnx");
        VocoderGraph.buildObserved(weights, dimensions).write(graph, XttsLayout.weights(graph));
        return new CalibrationModel(OnnxModel.open(graph, new ExecutionTarget.Cpu(threads)), dimensions.width());
    }

    /**
     * Speaks and remembers the peaks.
     *
     * @param frames [width, count], row after row, as {@code SpeechStream} makes them of latents
     * @param speaker [speaker width]
     * @throws TTSException as {@link OnnxModel#run} does
     */
    void observe(float[] frames, float[] speaker) {
        try (OnnxTensor latents = Tensors.of(frames, 1, width, frames.length / width);
                OnnxTensor embedding = Tensors.of(speaker, 1, speaker.length);
                OrtSession.Result result = model.run(Map.of("latents", latents, "speaker", embedding))) {
            List<String> names = model.outputs().stream().map(TensorSpec::name).toList();
            for (String name : names) {
                if (!name.equals("audio")) {
                    peaks.merge(name, Tensors.floats(result, name), CalibrationModel::larger);
                }
            }
        }
    }

    /** What was seen, and some room. */
    ActivationPeaks peaks() {
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
