package org.assistant.tts.xtts.conversion.calibration;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.RunPattern;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The converted autoregressive network, which makes the latents of one text after the other. For one thread. */
final class SpeakingModel implements AutoCloseable {

    private final OnnxModel model;
    private final XttsDimensions dimensions;
    private final PromptTables tables;

    private SpeakingModel(OnnxModel model, Weights weights, XttsDimensions dimensions) {
        this.model = model;
        this.dimensions = dimensions;
        this.tables = new PromptTables(weights, dimensions);
    }

    /**
     * Loads a graph that keeps all processors busy.
     *
     * @param graph with a cache in float32
     * @param weights of the checkpoint, for the tables
     * @throws TTSException as {@link OnnxModel#open} does
     */
    static SpeakingModel open(Path graph, Weights weights, XttsDimensions dimensions) {
        int threads = Runtime.getRuntime().availableProcessors();
        OnnxModel model = OnnxModel.open(graph, new ExecutionTarget.Cpu(threads), RunPattern.CONTINUOUS);
        try {
            return new SpeakingModel(model, weights, dimensions);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Makes latents of {@code text}.
     *
     * @param text tokens, without start and stop
     * @param count number of codes to make
     * @param draw chooses the codes
     * @return the latents of the codes, each [width]
     * @throws TTSException as {@link OnnxModel#run} does
     */
    List<float[]> latents(SpeakerFile voice, List<Integer> text, int count, CodeDraw draw) {
        float[] rows = tables.prompt(voice, text);
        int width = dimensions.width();
        List<float[]> latents = new ArrayList<>();
        try (Cache cache = new Cache(dimensions, rows.length / width + count)) {
            for (int read = 0; latents.size() < count; ) {
                read += rows.length / width;
                try (OnnxTensor embeds = Tensors.of(rows, 1, rows.length / width, width);
                        OnnxTensor last = Tensors.of(new int[] {read - 1}, 1);
                        OnnxTensor total = Tensors.of(new int[] {read})) {
                    Map<String, OnnxTensor> inputs = new HashMap<>(cache.past);
                    inputs.put("embeds", embeds);
                    inputs.put("seqlens_k", last);
                    inputs.put("total_sequence_length", total);
                    try (OrtSession.Result result = model.run(inputs, cache.present)) {
                        latents.add(Tensors.floats(result, "latent"));
                        rows = tables.code(draw.next(Tensors.floats(result, "logits")), latents.size());
                    }
                }
            }
        }
        return latents;
    }

    @Override
    public void close() {
        model.close();
    }

    /** Keys and values of one text, which the network updates in place. */
    private static final class Cache implements AutoCloseable {
        private final Map<String, OnnxTensor> past = new HashMap<>();
        private final Map<String, OnnxTensor> present = new HashMap<>(); // the same tensors

        Cache(XttsDimensions dimensions, int positions) {
            long[] shape = {1, dimensions.heads(), positions, dimensions.headWidth()};
            int bytes = Math.multiplyExact(Float.BYTES * positions, dimensions.width());
            for (int layer = 0; layer < dimensions.layers(); layer++) {
                for (String name : List.of("key_" + layer, "value_" + layer)) {
                    ByteBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
                    OnnxTensor tensor = Tensors.over(memory, OnnxJavaType.FLOAT, shape);
                    past.put("past_" + name, tensor);
                    present.put("present_" + name, tensor);
                }
            }
        }

        @Override
        public void close() {
            past.values().forEach(OnnxTensor::close);
        }
    }
}
