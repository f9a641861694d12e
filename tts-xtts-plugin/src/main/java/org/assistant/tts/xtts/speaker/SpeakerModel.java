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

/** The speaker encoder: {@link SpeakerMel} to an embedding of unit length, [speaker width]. */
final class SpeakerModel implements MelNetwork {

    private static final String MEL = "mel";
    private static final String EMBEDDING = "embedding";

    private final OnnxModel model;

    SpeakerModel(Path graph, ExecutionTarget target) {
        model = OnnxModel.open(graph, target);
        try {
            model.requireInput(List.of(OnnxJavaType.FLOAT), MEL);
            model.requireOutput(List.of(OnnxJavaType.FLOAT), EMBEDDING);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public float[] hear(float[] mel) {
        int bands = SpeakerMel.BANDS;
        try (OnnxTensor input = Tensors.of(mel, 1, bands, mel.length / bands);
                OrtSession.Result result = model.run(Map.of(MEL, input))) {
            return Tensors.floats(result, EMBEDDING);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
