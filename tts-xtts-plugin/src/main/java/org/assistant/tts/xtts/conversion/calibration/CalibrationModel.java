package org.assistant.tts.xtts.conversion.calibration;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.vocoder.ActivationPeaks;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Runs a vocoder, and records the peaks of its values if its graph outputs them. For one thread. */
public final class CalibrationModel implements AutoCloseable {

    /** Room above the largest value seen, for louder speech: 20 %, or 1.6 dB of the precision. */
    private static final float ROOM = 1.2f;

    private static final String AUDIO = "audio";

    private final OnnxModel model;
    private final XttsDimensions dimensions;
    private final Map<String, float[]> peaks = new HashMap<>();

    private CalibrationModel(OnnxModel model, XttsDimensions dimensions) {
        this.model = model;
        this.dimensions = dimensions;
    }

    /**
     * Loads a vocoder that keeps all processors busy.
     *
     * @throws TTSException as {@link OnnxModel#open} does
     */
    public static CalibrationModel open(Path graph, XttsDimensions dimensions) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new CalibrationModel(OnnxModel.open(graph, new ExecutionTarget.Cpu(threads)), dimensions);
    }

    /**
     * Returns the sound of {@code speech}; owned by the caller.
     *
     * @throws TTSException as {@link OnnxModel#run} does
     */
    public float[] speak(CalibrationSpeech speech) {
        return run(speech).get(AUDIO);
    }

    /**
     * Runs the vocoder on {@code speech} and records the peaks.
     *
     * @throws TTSException as {@link OnnxModel#run} does
     */
    public void observe(CalibrationSpeech speech) {
        Map<String, float[]> outputs = run(speech);
        outputs.remove(AUDIO);
        outputs.forEach((name, values) -> peaks.merge(name, values, CalibrationModel::larger));
    }

    private Map<String, float[]> run(CalibrationSpeech speech) {
        float[] frames = speech.frames(dimensions.codeStride() / dimensions.hop());
        float[] speaker = speech.speaker();
        int width = dimensions.width();
        try (OnnxTensor latents = Tensors.of(frames, 1, width, frames.length / width);
                OnnxTensor embedding = Tensors.of(speaker, 1, speaker.length);
                OnnxTensor margins = Tensors.of(new long[2], 2);
                OrtSession.Result result = model.run(inputs(latents, embedding, margins))) {
            Map<String, float[]> outputs = new HashMap<>();
            for (TensorSpec output : model.outputs()) {
                outputs.put(output.name(), Tensors.floats(result, output.name()));
            }
            return outputs;
        }
    }

    private Map<String, OnnxTensor> inputs(OnnxTensor latents, OnnxTensor speaker, OnnxTensor margins) {
        Map<String, OnnxTensor> inputs = new HashMap<>(Map.of("latents", latents, "speaker", speaker));
        if (model.inputs().stream().anyMatch(input -> input.name().equals("margins"))) {
            inputs.put("margins", margins);
        }
        return inputs;
    }

    /** Returns the recorded peaks, with some room. */
    public ActivationPeaks peaks() {
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
