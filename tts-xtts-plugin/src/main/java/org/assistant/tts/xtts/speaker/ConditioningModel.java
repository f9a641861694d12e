package org.assistant.tts.xtts.speaker;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;

/** The conditioning encoder and the perceiver: {@link ConditioningMel} to latents, [conditioning latents, width]. */
final class ConditioningModel implements MelNetwork {

    private static final String MEL = "mel";
    private static final String LATENTS = "latents";

    private final OnnxModel model;

    ConditioningModel(Path graph, ExecutionTarget target) {
        model = OnnxModel.open(graph, target);
        try {
            model.requireInput(List.of(OnnxJavaType.FLOAT), MEL);
            model.requireOutput(List.of(OnnxJavaType.FLOAT), LATENTS);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public float[] hear(float[] mel) {
        int bands = ConditioningMel.BANDS;
        try (OnnxTensor input = Tensors.of(mel, 1, bands, mel.length / bands);
                OrtSession.Result result = model.run(Map.of(MEL, input))) {
            return Tensors.floats(result, LATENTS);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
