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
import org.assistant.tts.spi.TTSException;

/** A {@link MelNetwork} in ONNX Runtime. */
final class MelModel implements MelNetwork {

    private static final String MEL = "mel";

    private final OnnxModel model;
    private final int bands;
    private final String output;

    private MelModel(Path graph, ExecutionTarget target, int bands, String output) {
        this.bands = bands;
        this.output = output;
        this.model = OnnxModel.open(graph, target);
        try {
            model.requireInput(List.of(OnnxJavaType.FLOAT), MEL);
            model.requireOutput(List.of(OnnxJavaType.FLOAT), output);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    /** The conditioning encoder and the perceiver: {@link ConditioningMel} to latents, [conditioning latents, width]. */
    static MelModel conditioning(Path graph, ExecutionTarget target) {
        return new MelModel(graph, target, ConditioningMel.BANDS, "latents");
    }

    /** The speaker encoder: {@link SpeakerMel} to an embedding of unit length, [speaker width]. */
    static MelModel speaker(Path graph, ExecutionTarget target) {
        return new MelModel(graph, target, SpeakerMel.BANDS, "embedding");
    }

    @Override
    public float[] hear(float[] mel) {
        try (OnnxTensor input = Tensors.of(mel, 1, bands, mel.length / bands);
                OrtSession.Result result = model.run(Map.of(MEL, input))) {
            return Tensors.floats(result, output);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
