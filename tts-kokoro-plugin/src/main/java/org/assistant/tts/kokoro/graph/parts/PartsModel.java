package org.assistant.tts.kokoro.graph.parts;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import org.assistant.tts.kokoro.graph.rewriting.TunedParts;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;

/** The parts of a tuned graph in memory; see {@link TunedParts}. Immutable. Thread-safe; its opener closes it. */
public final class PartsModel implements AutoCloseable {

    private final OnnxModel opening;
    private final OnnxModel closing;
    private final OnnxModel window;
    private final TensorSpec tokens;
    private final TensorSpec durations;
    private final TensorSpec audio;

    private PartsModel(OnnxModel opening, OnnxModel closing, OnnxModel window) {
        this.opening = opening;
        this.closing = closing;
        this.window = window;
        this.tokens = opening.requireInput(List.of(OnnxJavaType.INT64), "tokens", "input_ids");
        this.durations = opening.outputs().stream()
                .filter(output -> output.type() == OnnxJavaType.INT64)
                .findFirst()
                .orElseThrow(() -> new TTSException.ModelUnavailable("the tuned graph outputs no durations", null));
        this.audio = closing.requireOutput(List.of(OnnxJavaType.FLOAT), "audio", "waveform");
    }

    /**
     * Loads the parts.
     *
     * @throws TTSException.ModelUnavailable if a file is missing or damaged
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is missing
     */
    public static PartsModel open(TunedFiles files, ExecutionTarget target) {
        OnnxModel[] models = new OnnxModel[3];
        try {
            models[0] = OnnxModel.open(files.opening(), target);
            models[1] = OnnxModel.open(files.closing(), target);
            models[2] = OnnxModel.open(files.window(), target);
            return new PartsModel(models[0], models[1], models[2]);
        } catch (TTSException e) {
            for (OnnxModel model : models) {
                if (model != null) {
                    model.close();
                }
            }
            throw e;
        }
    }

    /**
     * Computes everything of a sentence except its sound. Interrupting the thread ends the run.
     *
     * @param tokens with a 0 at each end, shape [n+2]
     * @param style shape [256]
     * @throws TTSException.SynthesisFailed if the run failed
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public OpenedSentence begin(long[] tokens, float[] style, float speed) {
        try (OnnxTensor ids = Tensors.of(tokens, 1, tokens.length);
                OnnxTensor row = Tensors.of(style, 1, style.length);
                OnnxTensor tempo = Tensors.of(new float[] {speed}, 1);
                OrtSession.Result result = opening.run(Map.of(this.tokens.name(), ids, "style", row, "speed", tempo))) {
            return new OpenedSentence(
                    this,
                    Tensors.floats(result, TunedParts.FEATURES),
                    Tensors.floats(result, TunedParts.SOURCE),
                    style,
                    Tensors.longs(result, durations.name()));
        }
    }

    /** The generator's output for a whole sentence; see {@link OpenedSentence#whole}. */
    WholeSentence whole(float[] features, float[] source, float[] style) {
        try (OnnxTensor featuresTensor = features(features);
                OnnxTensor sourceTensor = source(source);
                OnnxTensor row = Tensors.of(style, 1, style.length);
                OrtSession.Result result = closing.run(
                        Map.of(TunedParts.FEATURES, featuresTensor, TunedParts.SOURCE, sourceTensor, "style", row))) {
            return new WholeSentence(
                    Tensors.floats(result, audio.name()),
                    new LayerStatistics(
                            Tensors.floats(result, TunedParts.MEANS), Tensors.floats(result, TunedParts.VARIANCES)));
        }
    }

    /** The generator's output for a part of a sentence with given statistics. */
    float[] part(float[] features, float[] source, float[] style, LayerStatistics statistics) {
        int channels = statistics.means().length;
        try (OnnxTensor featuresTensor = features(features);
                OnnxTensor sourceTensor = source(source);
                OnnxTensor row = Tensors.of(style, 1, style.length);
                OnnxTensor means = Tensors.of(statistics.means(), 1, channels, 1);
                OnnxTensor variances = Tensors.of(statistics.variances(), 1, channels, 1);
                OrtSession.Result result = window.run(Map.of(
                        TunedParts.FEATURES,
                        featuresTensor,
                        TunedParts.SOURCE,
                        sourceTensor,
                        "style",
                        row,
                        TunedParts.MEANS,
                        means,
                        TunedParts.VARIANCES,
                        variances))) {
            return Tensors.floats(result, audio.name());
        }
    }

    private static OnnxTensor features(float[] features) {
        return Tensors.of(
                features, 1, OpenedSentence.FEATURE_CHANNELS, features.length / OpenedSentence.FEATURE_CHANNELS);
    }

    private static OnnxTensor source(float[] source) {
        return Tensors.of(source, 1, OpenedSentence.SOURCE_CHANNELS, source.length / OpenedSentence.SOURCE_CHANNELS);
    }

    @Override
    public void close() {
        try {
            opening.close();
        } finally {
            try {
                closing.close();
            } finally {
                window.close();
            }
        }
    }
}
