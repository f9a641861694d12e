package org.assistant.tts.xtts.conversion.graph;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.RunPattern;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Runs the autoregressive graph with a cache that is written in place. */
public final class TestGptModel implements AutoCloseable {

    private final OnnxModel model;
    private final XttsDimensions dimensions;
    private final Map<String, OnnxTensor> past = new HashMap<>();
    private final Map<String, OnnxTensor> present = new HashMap<>();

    /** The output of a run for the last position of each sequence. */
    static final class Last {
        final float[] latent;
        final float[] logits;

        private Last(float[] latent, float[] logits) {
            this.latent = latent;
            this.logits = logits;
        }
    }

    TestGptModel(Path graph, XttsDimensions dimensions, Precision precision, int batch, int room) {
        this(graph, dimensions, precision, batch, room, RunPattern.OCCASIONAL, 1);
    }

    TestGptModel(
            Path graph,
            XttsDimensions dimensions,
            Precision precision,
            int batch,
            int room,
            RunPattern pattern,
            int threads) {
        this.model = OnnxModel.open(graph, new ExecutionTarget.Cpu(threads), pattern);
        this.dimensions = dimensions;
        OnnxJavaType type = precision == Precision.FP16 ? OnnxJavaType.FLOAT16 : OnnxJavaType.FLOAT;
        long[] shape = {batch, dimensions.heads(), room, dimensions.headWidth()};
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            for (String part : new String[] {"key_", "value_"}) {
                OnnxTensor cache = cache(type, shape);
                past.put("past_" + part + layer, cache);
                present.put("present_" + part + layer, cache);
            }
        }
    }

    /** Writes {@code graph} into {@code folder}. */
    public static Path write(OnnxGraph graph, Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        graph.write(file, folder.resolve(name + ".data"));
        return file;
    }

    /**
     * Reads new positions.
     *
     * @param embeds [batch, new positions, width]
     * @param before number of earlier positions of each sequence
     */
    Last run(float[] embeds, int... before) {
        int batch = before.length;
        int positions = embeds.length / batch / dimensions.width();
        int[] lengths =
                Arrays.stream(before).map(length -> length + positions - 1).toArray();
        int most = Arrays.stream(lengths).max().orElseThrow() + 1;
        try (OnnxTensor values = Tensors.of(embeds, batch, positions, dimensions.width());
                OnnxTensor seqlens = Tensors.of(lengths, batch);
                OnnxTensor total = Tensors.of(new int[] {most})) {
            Map<String, OnnxTensor> inputs = new HashMap<>(past);
            inputs.put("embeds", values);
            inputs.put("seqlens_k", seqlens);
            inputs.put("total_sequence_length", total);
            try (OrtSession.Result result = model.run(inputs, present)) {
                return new Last(Tensors.floats(result, "latent"), Tensors.floats(result, "logits"));
            }
        }
    }

    private static OnnxTensor cache(OnnxJavaType type, long... shape) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        ByteBuffer bytes = ByteBuffer.allocateDirect(size * type.size).order(ByteOrder.nativeOrder());
        try {
            return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), bytes, shape, type);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        past.values().forEach(OnnxTensor::close);
        model.close();
    }
}
