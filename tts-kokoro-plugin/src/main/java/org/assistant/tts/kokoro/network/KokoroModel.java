package org.assistant.tts.kokoro.network;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.voices.VoicePack;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;

/** Kokoro's network in ONNX Runtime, from a graph prepared by {@link KokoroGraphPreparation}. */
public final class KokoroModel implements AcousticModel {

    /** The most tokens of a piece, with the 0 at each end. */
    private static final int MOST_TOKENS = Tokens.MOST + 2;

    private final OnnxModel model;
    private final TensorSpec tokensInput;
    private final TensorSpec styleInput;
    private final TensorSpec speedInput;
    private final TensorSpec audioOutput;
    private final TensorSpec durationsOutput;

    private KokoroModel(OnnxModel model) {
        this.model = model;
        this.tokensInput = model.requireInput(List.of(OnnxJavaType.INT64), "tokens", "input_ids");
        this.styleInput = model.requireInput(List.of(OnnxJavaType.FLOAT), "style");
        // Some exports accept only whole numbers.
        this.speedInput = model.requireInput(List.of(OnnxJavaType.FLOAT, OnnxJavaType.INT32), "speed");
        this.audioOutput = model.requireOutput(List.of(OnnxJavaType.FLOAT), "audio", "waveform");
        this.durationsOutput = model.requireOutput(List.of(OnnxJavaType.INT64), DurationsOutput.NAME);
    }

    /**
     * Loads a prepared graph.
     *
     * @param preparedGraph written by {@link KokoroGraphPreparation#prepare}
     * @throws TTSException.ModelUnavailable if the file is missing, damaged, or not a prepared graph of Kokoro
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is missing
     */
    public static KokoroModel open(Path preparedGraph, ExecutionTarget target) {
        OnnxModel model = OnnxModel.open(preparedGraph, target);
        try {
            return new KokoroModel(model);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public PieceSound speak(long[] tokens, float[] style, float speed) {
        if (tokens.length < 3 || tokens.length > MOST_TOKENS) {
            throw new IllegalArgumentException("tokens must be 3 to " + MOST_TOKENS + ", were " + tokens.length);
        }
        if (style.length != VoicePack.STYLE) {
            throw new IllegalArgumentException("style must have " + VoicePack.STYLE + " values, had " + style.length);
        }
        try (OnnxTensor tokensTensor = Tensors.of(tokens, 1, tokens.length);
                OnnxTensor styleTensor = Tensors.of(style, 1, VoicePack.STYLE);
                OnnxTensor speedTensor = speed(speed);
                OrtSession.Result result = model.run(Map.of(
                        tokensInput.name(), tokensTensor,
                        styleInput.name(), styleTensor,
                        speedInput.name(), speedTensor))) {
            float[] samples = Tensors.floats(result, audioOutput.name());
            long[] frames = Tensors.longs(result, durationsOutput.name());
            if (Arrays.stream(frames).sum() * PieceSound.FRAME != samples.length) {
                throw new TTSException.SynthesisFailed(
                        "the model's durations do not add up to its " + samples.length + " samples", null);
            }
            return new PieceSound(samples, frames);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private OnnxTensor speed(float speed) {
        return speedInput.type() == OnnxJavaType.FLOAT
                ? Tensors.of(new float[] {speed}, 1)
                : Tensors.of(new int[] {Math.max(1, Math.round(speed))}, 1);
    }
}
