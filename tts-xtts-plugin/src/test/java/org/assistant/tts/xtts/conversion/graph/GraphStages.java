package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.Npy;
import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointWeights;
import org.assistant.tts.xtts.conversion.checkpoint.TorchFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/** The inner values of the conditioning encoder, which a converted graph does not output. */
public final class GraphStages {

    /** Blocks of the conditioning encoder. */
    private static final int BLOCKS = 6;

    /**
     * Both sides are float32 with sums of up to 4096 summands in different orders, through six blocks of norms: a few 1e-6 for
     * values of about 1.
     */
    private static final double ROUNDING = 2e-5;

    private GraphStages() {}

    /**
     * Checks the graph of the checkpoint, with its inner values as outputs.
     *
     * @param folder for temporary files
     */
    public static void check(Parity parity, Path checkpoint, XttsDimensions dimensions, Path folder)
            throws IOException {
        if (!parity.has("cond_init")) {
            return;
        }
        Map<String, String> arrays = new LinkedHashMap<>();
        arrays.put("init", "cond_init");
        for (int block = 0; block < BLOCKS; block++) {
            arrays.put("block_" + block, "cond_attn" + block);
        }
        Path file = folder.resolve("stages.onnx");
        try (TorchFile torch = TorchFile.open(checkpoint)) {
            OnnxGraph graph = ConditioningGraph.build(CheckpointWeights.of(torch), dimensions);
            arrays.keySet().forEach(stage -> graph.addOutput(stage, DataType.FLOAT));
            graph.write(file, XttsLayout.weights(file));
        }
        Npy mel = parity.array("cond_mel_chunk0");
        int frames = mel.shape().get(2);
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(2));
                OnnxTensor input = Tensors.of(mel.floats(), 1, mel.shape().get(1), frames);
                OrtSession.Result result = model.run(Map.of("mel", input))) {
            arrays.forEach((stage, array) ->
                    parity.compare(array, transposed(Tensors.floats(result, stage), frames), ROUNDING));
        }
    }

    /** Transposes [rows, columns] to [columns, rows]. */
    private static float[] transposed(float[] values, int rows) {
        int columns = values.length / rows;
        float[] transposed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            transposed[i % columns * rows + i / columns] = values[i];
        }
        return transposed;
    }
}
