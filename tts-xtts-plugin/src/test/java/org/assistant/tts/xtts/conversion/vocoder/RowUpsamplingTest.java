package org.assistant.tts.xtts.conversion.vocoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaWeights;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowUpsamplingTest {

    private static final int FRAMES = 5;
    private static final VocoderShape.Stage STAGE = new VocoderShape.Stage(0, 3, 2, 8, List.of());

    @TempDir
    private Path folder;

    private static Weights weights() {
        FormulaWeights weights = new FormulaWeights();
        weights.put(STAGE.upsampling() + ".weight", 3, 2, 8);
        return weights;
    }

    @Test
    void products_areTheTransposedConvolution() throws IOException {
        float[] x = new float[FRAMES * 3];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(3 * i + 1);
        }
        float[] bias = {0.5f, -2};
        float[] made = run(x, bias);
        double[][] expected = plain(x, bias);
        assertThat(made).hasSize(FRAMES * 4 * 2);
        for (int i = 0; i < made.length; i++) {
            assertThat((double) made[i]).isCloseTo(expected[i / 2][i % 2], Offset.offset(1e-5));
        }
    }

    private float[] run(float[] x, float... bias) throws IOException {
        GraphBuilder graph = new GraphBuilder("upsampling", 17);
        String input = graph.input("x", DataType.FLOAT, 1, 1, "frames", 3);
        String biasInput = graph.input("bias", DataType.FLOAT, 1, 2);
        String made = new RowUpsampling(graph, weights())
                .add(input, STAGE, ChannelSizes.one(3), 0.5, ChannelSizes.one(2), biasInput);
        graph.addNamed("", "Identity", List.of(made), List.of("y"));
        graph.output("y", DataType.FLOAT, 1, 1, "samples", 2);
        Path file = folder.resolve("upsampling.onnx");
        graph.build().write(file, XttsLayout.weights(file));
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(1));
                OnnxTensor frames = Tensors.of(x, 1, 1, FRAMES, 3);
                OnnxTensor biases = Tensors.of(bias, 1, 2);
                OrtSession.Result result = model.run(Map.of("x", frames, "bias", biases))) {
            return Tensors.floats(result, "y");
        }
    }

    /** [samples][channels], by the definition: each frame adds its kernel, two strides long, to the sound. */
    private static double[][] plain(float[] x, float... bias) {
        float[] filters = weights().floats(STAGE.upsampling() + ".weight");
        double[][] y = new double[FRAMES * 4][2];
        for (int sample = 0; sample < y.length; sample++) {
            for (int o = 0; o < 2; o++) {
                y[sample][o] = bias[o];
                for (int frame = 0; frame < FRAMES; frame++) {
                    int tap = sample + STAGE.padding() - 4 * frame;
                    for (int i = 0; i < 3 && tap >= 0 && tap < 8; i++) {
                        double value = x[frame * 3 + i];
                        y[sample][o] += 0.5 * filters[(i * 2 + o) * 8 + tap] * (value < 0 ? 0.1 * value : value);
                    }
                }
            }
        }
        return y;
    }
}
