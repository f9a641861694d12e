package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ByteConvolutionsTest {

    private static final int IN = 8;
    private static final int OUT = 6;
    private static final int TIME = 40;

    @TempDir
    private Path folder;

    private final Random random = new Random(5);

    /** Channels whose sizes differ by a factor of a hundred, with more values above zero than below. */
    private float[] speech(int channels) {
        float[] x = new float[channels * TIME];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((random.nextGaussian() + 0.5) * Math.pow(10, -(i / TIME) % 3));
        }
        return x;
    }

    private float[] weights(int size) {
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return weights;
    }

    /** Rewrites the node that makes y, and compares its outputs before and after. */
    private void assertNear(TinyGraph tiny, float[] x, int outChannels) throws IOException {
        OnnxGraph observed = tiny.build();
        Calibration.observe(observed, Set.of("x", "y"));
        Map<String, float[]> before = TinyRun.of(observed, folder, x, 1, IN, TIME);
        Calibration calibration = new Calibration();
        calibration.take(before);

        OnnxGraph graph = tiny.build();
        NodeProto original = graph.producer("y").orElseThrow();
        ByteConvolutions convolutions = new ByteConvolutions(new GraphExtension(graph, "byte_"), ByteKernel.SEVEN_BITS);
        ByteSteps inputs = ByteSteps.ofInput(calibration.range("x"), 1);
        ByteSteps outputs = ByteSteps.ofOutput(calibration.range("y"), 1);
        String bytes = convolutions.quantize("x", inputs);
        String made = original.getOpType().equals("Conv")
                ? convolutions.add(original, bytes, inputs, outputs).name()
                : convolutions.addTransposed(original, bytes, inputs, outputs);
        String result = convolutions.dequantize(made, outputs);
        graph.addOutput(result, DataType.FLOAT);

        Map<String, float[]> after = TinyRun.of(graph, folder, x, 1, IN, TIME);
        float[] y = before.get("y");
        float[] rounded = after.get(result);
        assertThat(rounded).hasSameSizeAs(y);
        for (int i = 0; i < y.length; i++) {
            int channel = i / (y.length / outChannels);
            // Input and weights are rounded, too: a few steps of the output in the worst case.
            assertThat(rounded[i]).isCloseTo(y[i], within((float) (6 * outputs.step(channel))));
        }
    }

    @Test
    void convolution_isNearTheOneInFloat_inEveryChannel() throws IOException {
        TinyGraph tiny = new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("w", List.of((long) OUT, (long) IN, 3L), weights(OUT * IN * 3))
                .constant("b", List.of((long) OUT), weights(OUT))
                .node(
                        "Conv",
                        List.of("x", "w", "b"),
                        List.of("y"),
                        TinyGraph.wholes("kernel_shape", List.of(3L)),
                        TinyGraph.wholes("pads", List.of(2L, 2L)),
                        TinyGraph.wholes("dilations", List.of(2L)))
                .output("y", DataType.FLOAT);
        assertNear(tiny, speech(IN), OUT);
    }

    @Test
    void convolutionWithStride_andWithoutBias() throws IOException {
        TinyGraph tiny = new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("w", List.of((long) OUT, (long) IN, 3L), weights(OUT * IN * 3))
                .node(
                        "Conv",
                        List.of("x", "w"),
                        List.of("y"),
                        TinyGraph.wholes("kernel_shape", List.of(3L)),
                        TinyGraph.wholes("pads", List.of(1L, 1L)),
                        TinyGraph.wholes("strides", List.of(2L)))
                .output("y", DataType.FLOAT);
        assertNear(tiny, speech(IN), OUT);
    }

    private TinyGraph transposed(long width, long stride) {
        return new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("w", List.of((long) IN, (long) OUT, width), weights((int) (IN * OUT * width)))
                .constant("b", List.of((long) OUT), weights(OUT))
                .node(
                        "ConvTranspose",
                        List.of("x", "w", "b"),
                        List.of("y"),
                        TinyGraph.wholes("kernel_shape", List.of(width)),
                        TinyGraph.wholes("strides", List.of(stride)),
                        TinyGraph.wholes("pads", List.of(2L, 2L)))
                .output("y", DataType.FLOAT);
    }

    @Test
    void transposedConvolution_isNearTheOneInFloat() throws IOException {
        assertNear(transposed(8, 4), speech(IN), OUT);
    }

    @Test
    void transposedConvolutionOfAnotherWidth_isRefused() {
        assertThatThrownBy(() -> assertNear(transposed(7, 4), speech(IN), OUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice its stride");
    }
}
