package org.assistant.tts.xtts.gpt.network;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.RunPattern;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The autoregressive network in ONNX Runtime, with the sampling inside the graph; its keys and values never leave the card. */
public final class GptLoopModel implements LoopNetwork {

    private static final String EMBEDS = "embeds";
    private static final String FIRST_POSITION = "first_position";
    private static final String NOISE = "noise";
    private static final String SEEN = "seen";
    private static final String CODES = "codes";
    private static final String LATENTS = "latents";

    private final OnnxModel model;
    private final int width;
    private final int audioVocabulary;

    private GptLoopModel(OnnxModel model, XttsDimensions dimensions) {
        this.model = model;
        this.width = dimensions.width();
        this.audioVocabulary = dimensions.audioVocabulary();
        model.requireInput(List.of(OnnxJavaType.FLOAT), EMBEDS);
        model.requireInput(List.of(OnnxJavaType.INT64), FIRST_POSITION);
        model.requireInput(List.of(OnnxJavaType.FLOAT), NOISE);
        model.requireInput(List.of(OnnxJavaType.BOOL), SEEN);
        model.requireOutput(List.of(OnnxJavaType.INT64), CODES);
        model.requireOutput(List.of(OnnxJavaType.FLOAT), LATENTS);
    }

    /**
     * Loads a graph.
     *
     * @throws TTSException.ModelUnavailable if the file is missing, damaged, or not such a graph
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is not available
     */
    public static GptLoopModel open(Path graph, ExecutionTarget target, XttsDimensions dimensions) {
        OnnxModel model = OnnxModel.open(graph, target, RunPattern.CONTINUOUS);
        try {
            return new GptLoopModel(model, dimensions);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public LoopOutput run(float[] rows, int firstPosition, float[] noise, BitSet seen, SamplingSettings settings) {
        boolean likeliest = settings.temperature() == 0;
        int topK = settings.topK() == 0 ? audioVocabulary : Math.min(settings.topK(), audioVocabulary);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put(EMBEDS, Tensors.of(rows, 1, rows.length / width, width));
            inputs.put(FIRST_POSITION, Tensors.of(new long[] {firstPosition}, 1));
            inputs.put(NOISE, Tensors.of(noise, noise.length / audioVocabulary, audioVocabulary));
            inputs.put(SEEN, Tensors.over(flags(seen), OnnxJavaType.BOOL, 1, audioVocabulary));
            inputs.put("temperature", number(likeliest ? 1 : settings.temperature()));
            inputs.put("top_k", Tensors.of(new long[] {likeliest ? 1 : topK}, 1));
            inputs.put("top_p", number(settings.topP()));
            inputs.put("repetition_penalty", number(settings.repetitionPenalty()));
            try (OrtSession.Result result = model.run(inputs)) {
                return new LoopOutput(Tensors.longs(result, CODES), Tensors.floats(result, LATENTS));
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private ByteBuffer flags(BitSet set) {
        ByteBuffer flags = ByteBuffer.allocateDirect(audioVocabulary).order(ByteOrder.nativeOrder());
        set.stream().forEach(code -> flags.put(code, (byte) 1));
        return flags;
    }

    private static OnnxTensor number(double value) {
        return Tensors.of(new float[] {(float) value}, 1);
    }

    @Override
    public void close() {
        model.close();
    }
}
