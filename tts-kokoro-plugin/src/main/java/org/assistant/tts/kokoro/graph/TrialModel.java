package org.assistant.tts.kokoro.graph;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;

/** A form of Kokoro's graph, loaded to measure its output and speed. */
final class TrialModel implements AutoCloseable {

    private final OnnxModel model;
    private final TensorSpec tokens;
    private final TensorSpec audio;
    private final String durations;

    private TrialModel(OnnxModel model, String durations) {
        this.durations = durations;
        this.model = model;
        this.tokens = model.requireInput(List.of(OnnxJavaType.INT64), "tokens", "input_ids");
        this.audio = model.requireOutput(List.of(OnnxJavaType.FLOAT), "audio", "waveform");
    }

    /**
     * Loads {@code graph} for runs with {@code threads} each.
     *
     * @param durations name of the output with the token durations, if the graph has one
     */
    static TrialModel open(Path graph, int threads, String durations) {
        OnnxModel model = OnnxModel.open(graph, new ExecutionTarget.Cpu(threads));
        try {
            return new TrialModel(model, durations);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    /** Speaks {@code sentence}. */
    TrialSpeech speak(TuningSentence sentence) {
        return run(sentence, result -> {
            boolean timed =
                    model.outputs().stream().anyMatch(output -> output.name().equals(durations));
            return new TrialSpeech(
                    Tensors.floats(result, audio.name()), timed ? Tensors.longs(result, durations) : new long[0]);
        });
    }

    /** Speaks {@code sentence}; returns every float32 output by its name. */
    Map<String, float[]> outputs(TuningSentence sentence) {
        return run(sentence, result -> {
            Map<String, float[]> outputs = new HashMap<>();
            for (TensorSpec output : model.outputs()) {
                if (output.type() == OnnxJavaType.FLOAT) {
                    outputs.put(output.name(), Tensors.floats(result, output.name()));
                }
            }
            return outputs;
        });
    }

    private <T> T run(TuningSentence sentence, Function<OrtSession.Result, T> reader) {
        try (OnnxTensor ids = Tensors.of(sentence.tokens(), 1, sentence.tokens().length);
                OnnxTensor style = Tensors.of(sentence.style(), 1, sentence.style().length);
                OnnxTensor speed = Tensors.of(new float[] {1}, 1);
                OrtSession.Result result = model.run(Map.of(tokens.name(), ids, "style", style, "speed", speed))) {
            return reader.apply(result);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
