package org.assistant.tts.xtts.gpt.network;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.RunPattern;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The autoregressive network in ONNX Runtime. The same memory holds the past keys and values that a run takes as inputs and those
 * that it returns as outputs, so that on a processor a step copies nothing.
 */
public final class GptModel implements GptNetwork {

    private static final System.Logger LOGGER = System.getLogger(GptModel.class.getName());
    private static final String EMBEDS = "embeds";
    private static final String LENGTHS = "seqlens_k";
    private static final String LONGEST = "total_sequence_length";
    private static final String LATENT = "latent";
    private static final String LOGITS = "logits";

    private final OnnxModel model;
    private final XttsDimensions dimensions;
    private final OnnxJavaType cacheType;
    private final int mostSlots;
    private final KvCache cache;
    private final Map<Span, Map<String, OnnxTensor>> pasts = new HashMap<>();
    private final Map<Span, Map<String, OnnxTensor>> presents = new HashMap<>(); // the same tensors, as outputs
    private volatile int slots; // as many as memory is known to allow

    private GptModel(OnnxModel model, XttsDimensions dimensions, int slots, int positions) {
        this.model = model;
        this.dimensions = dimensions;
        this.mostSlots = slots;
        this.slots = slots;
        model.requireInput(List.of(OnnxJavaType.FLOAT), EMBEDS);
        model.requireInput(List.of(OnnxJavaType.INT32), LENGTHS);
        model.requireInput(List.of(OnnxJavaType.INT32), LONGEST);
        model.requireOutput(List.of(OnnxJavaType.FLOAT), LATENT);
        model.requireOutput(List.of(OnnxJavaType.FLOAT), LOGITS);
        TensorSpec past = model.requireInput(List.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16), "past_key_0");
        this.cacheType = past.type();
        this.cache = new KvCache(
                2 * dimensions.layers(), 1, dimensions.heads(), positions, dimensions.headWidth() * cacheType.size);
    }

    /**
     * Loads a graph.
     *
     * @param slots most sequences at once; their memory is allocated when they are first needed
     * @param positions most positions of a sequence
     * @throws TTSException.ModelUnavailable if the file is missing, damaged, or not such a graph
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is not available
     */
    public static GptModel open(
            Path graph, ExecutionTarget target, XttsDimensions dimensions, int slots, int positions) {
        OnnxModel model = OnnxModel.open(graph, target, RunPattern.CONTINUOUS);
        try {
            return new GptModel(model, dimensions, slots, positions);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public int positions() {
        return cache.positions();
    }

    @Override
    public GptOutput read(int slot, float[] embeddings, int past) {
        require(slot + 1);
        return run(new Span(slot, 1), embeddings, embeddings.length / dimensions.width(), past);
    }

    @Override
    public GptOutput step(float[] embeddings, int... past) {
        return run(new Span(0, past.length), embeddings, 1, past);
    }

    private GptOutput run(Span span, float[] embeddings, int length, int... past) {
        int[] lengths = Arrays.stream(past).map(before -> before + length - 1).toArray();
        int longest = Arrays.stream(lengths).max().orElseThrow() + 1;
        if (longest > cache.positions()) {
            throw new IllegalArgumentException(
                    "a sequence must have up to " + cache.positions() + " positions, had " + longest);
        }
        if (!pasts.containsKey(span)) {
            makeTensors(span);
        }
        try (OnnxTensor embeds = Tensors.of(embeddings, span.count(), length, dimensions.width());
                OnnxTensor seqlens = Tensors.of(lengths, span.count());
                OnnxTensor total = Tensors.of(new int[] {longest})) {
            Map<String, OnnxTensor> inputs = new HashMap<>(pasts.get(span));
            inputs.put(EMBEDS, embeds);
            inputs.put(LENGTHS, seqlens);
            inputs.put(LONGEST, total);
            try (OrtSession.Result result = model.run(inputs, presents.get(span))) {
                return new GptOutput(Tensors.floats(result, LATENT), Tensors.floats(result, LOGITS), span.count());
            }
        }
    }

    @Override
    public KvPrefix save(int slot, int length) {
        return cache.save(slot, length);
    }

    @Override
    public void restore(int slot, KvPrefix prefix) {
        require(slot + 1);
        cache.restore(slot, prefix);
    }

    @Override
    public void move(int from, int to, int length) {
        cache.move(from, to, length);
    }

    @Override
    public void close() {
        model.close();
        closeTensors();
    }

    private void require(int wanted) {
        if (wanted > cache.slots()) {
            closeTensors();
            try {
                cache.resize(wanted);
            } catch (TTSException.EngineOverloaded e) {
                slots = cache.slots();
                LOGGER.log(Level.WARNING, "XTTS decodes up to {0} texts at once: {1}", slots, e.getMessage());
                throw e;
            }
        }
    }

    @Override
    public void trim() {
        if (cache.slots() > 1) {
            closeTensors();
            cache.resize(1);
        }
        slots = mostSlots;
    }

    private void closeTensors() {
        pasts.values().forEach(tensors -> tensors.values().forEach(OnnxTensor::close));
        pasts.clear();
        presents.clear();
    }

    private void makeTensors(Span span) {
        Map<String, OnnxTensor> past = new HashMap<>();
        Map<String, OnnxTensor> present = new HashMap<>();
        long[] shape = {span.count(), dimensions.heads(), cache.positions(), dimensions.headWidth()};
        for (int i = 0; i < 2 * dimensions.layers(); i++) {
            String name = (i % 2 == 0 ? "key_" : "value_") + i / 2;
            OnnxTensor tensor = Tensors.over(cache.view(i, span.first(), span.count()), cacheType, shape);
            past.put("past_" + name, tensor);
            present.put("present_" + name, tensor);
        }
        pasts.put(span, past);
        presents.put(span, present);
    }

    /** The slots of a run. */
    private record Span(int first, int count) {}
}
