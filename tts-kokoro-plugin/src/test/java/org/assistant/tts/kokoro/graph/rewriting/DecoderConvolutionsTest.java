package org.assistant.tts.kokoro.graph.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assistant.tts.onnx.graph.ByteKernel;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.TinyGraph;
import org.assistant.tts.onnx.graph.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecoderConvolutionsTest {

    private static final int CHANNELS = 64;
    private static final int TIME = 30;

    private static final String DECODER = "/decoder/decoder/encode/conv1/Conv_output_0";
    private static final String UPSAMPLING = "/decoder/decoder/generator/ups.0/ConvTranspose_output_0";
    private static final String PITCH = "/encoder/F0.0/conv1/Conv_output_0";
    private static final String LAST = "/decoder/decoder/generator/conv_post/Conv_output_0";

    @TempDir
    private Path folder;

    private final Random random = new Random(3);

    private TinyGraph graph() {
        random.setSeed(3);
        TinyGraph graph = new TinyGraph().input("x", DataType.FLOAT);
        convolution(graph, "x", DECODER);
        graph.node("LeakyRelu", List.of(DECODER), List.of("active"));
        graph.constant("up", List.of((long) CHANNELS, (long) CHANNELS, 4L), numbers(CHANNELS * CHANNELS * 4))
                .constant("up_bias", List.of((long) CHANNELS), numbers(CHANNELS))
                .node(
                        "ConvTranspose",
                        List.of("active", "up", "up_bias"),
                        List.of(UPSAMPLING),
                        TinyGraph.wholes("kernel_shape", List.of(4L)),
                        TinyGraph.wholes("strides", List.of(2L)),
                        TinyGraph.wholes("pads", List.of(1L, 1L)));
        convolution(graph, UPSAMPLING, LAST);
        convolution(graph, LAST, PITCH);
        return graph.output(PITCH, DataType.FLOAT);
    }

    private void convolution(TinyGraph graph, String x, String y) {
        graph.constant(y + "_weight", List.of((long) CHANNELS, (long) CHANNELS, 3L), numbers(CHANNELS * CHANNELS * 3))
                .constant(y + "_bias", List.of((long) CHANNELS), numbers(CHANNELS))
                .node(
                        "Conv",
                        List.of(x, y + "_weight", y + "_bias"),
                        List.of(y),
                        TinyGraph.wholes("kernel_shape", List.of(3L)),
                        TinyGraph.wholes("pads", List.of(1L, 1L)));
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() * 0.1f;
        }
        return numbers;
    }

    @Test
    void decoderAndUpsampling_areFound_pitchAndLastConvolutionAreNot() {
        assertThat(DecoderConvolutions.all(graph().build()))
                .extracting(node -> node.getOutput(0))
                .containsExactly(DECODER, UPSAMPLING);
    }

    @Test
    void rewritten_givesNearlyTheSame() throws IOException {
        float[] x = numbers(CHANNELS * TIME);
        OnnxGraph observed = graph().build();
        Calibration.observe(observed, DecoderConvolutions.observed(DecoderConvolutions.all(observed)));
        Calibration calibration = new Calibration();
        calibration.take(TinyRun.of(observed, folder, x, 1, CHANNELS, TIME));
        OnnxGraph graph = graph().build();
        float[] before = TinyRun.of(graph, folder, x, 1, CHANNELS, TIME).get(PITCH);
        DecoderConvolutions.rewrite(graph, DecoderConvolutions.all(graph), calibration, ByteKernel.SEVEN_BITS);
        assertThat(graph.nodes())
                .extracting(NodeProto::getOpType)
                .doesNotContain("ConvTranspose")
                .containsOnlyOnce("LeakyRelu");
        assertThat(graph.nodes().stream().filter(node -> node.getOpType().equals("Conv")))
                .extracting(node -> node.getOutput(0))
                .containsExactly(LAST, PITCH);
        float[] after = TinyRun.of(graph, folder, x, 1, CHANNELS, TIME).get(PITCH);
        assertThat(after).hasSameSizeAs(before);
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < before.length; i++) {
            signal += before[i] * before[i];
            noise += Math.pow(after[i] - before[i], 2);
        }
        // 30 dB: 8-bit values and 7-bit weights, in two consecutive convolutions.
        assertThat(noise).isLessThan(signal / 1000);
    }
}
