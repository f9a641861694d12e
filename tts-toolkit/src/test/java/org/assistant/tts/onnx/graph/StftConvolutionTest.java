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
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StftConvolutionTest {

    private static final int WIDTH = 8;
    private static final int FREQUENCIES = 5;
    private static final int FRAMES = 9;

    @TempDir
    private Path folder;

    private static TinyGraph transform() {
        float[] window = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            window[i] = (float) Math.pow(Math.sin(Math.PI * i / WIDTH), 2);
        }
        return new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("hop", List.of(), 2L)
                .constant("width", List.of(), (long) WIDTH)
                .constant("window", List.of((long) WIDTH), window)
                .constant("zero", List.of(), 0L)
                .constant("one", List.of(), 1L)
                .node(
                        "STFT",
                        List.of("x", "hop", "window", "width"),
                        List.of("transform"),
                        TinyGraph.whole("onesided", 1))
                .node(
                        "Transpose",
                        List.of("transform"),
                        List.of("turned"),
                        TinyGraph.wholes("perm", List.of(0L, 2L, 1L, 3L)))
                .node("Gather", List.of("turned", "zero"), List.of("real"), TinyGraph.whole("axis", 3))
                .node("Gather", List.of("turned", "one"), List.of("imaginary"), TinyGraph.whole("axis", 3))
                .node("Identity", List.of("real"), List.of("re"))
                .node("Identity", List.of("imaginary"), List.of("im"))
                .output("re", DataType.FLOAT)
                .output("im", DataType.FLOAT);
    }

    private static float[] noise() {
        Random random = new Random(2);
        float[] noise = new float[WIDTH + 2 * (FRAMES - 1)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    @Test
    void convolution_givesTheSameParts() throws IOException {
        float[] x = noise();
        Map<String, float[]> before = TinyRun.of(transform().build(), folder, x, 1, x.length);
        OnnxGraph graph = transform().build();
        StftConvolution.rewrite(graph);
        graph.removeDead();
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).doesNotContain("STFT");
        Map<String, float[]> after = TinyRun.of(graph, folder, x, 1, x.length);
        for (String part : List.of("re", "im")) {
            assertThat(after.get(part)).hasSize(FREQUENCIES * FRAMES);
            for (int i = 0; i < FREQUENCIES * FRAMES; i++) {
                assertThat(after.get(part)[i]).isCloseTo(before.get(part)[i], within(1e-5f));
            }
        }
    }

    @Test
    void imaginaryPartsThatAreZero_haveTheSignsThatDecideThePhase() throws IOException {
        OnnxGraph graph = transform().build();
        StftConvolution.rewrite(graph);
        graph.removeDead();
        float[] x = noise();
        float[] imaginary = TinyRun.of(graph, folder, x, 1, x.length).get("im");
        for (int frame = 0; frame < FRAMES; frame++) {
            assertThat(imaginary[frame]).isPositive().isLessThan(1e-15f);
            assertThat(imaginary[(FREQUENCIES - 1) * FRAMES + frame])
                    .isNegative()
                    .isGreaterThan(-1e-15f);
        }
    }

    @Test
    void graphWithoutATransform_isRefused() {
        OnnxGraph graph = new TinyGraph()
                .input("x", DataType.FLOAT)
                .node("Neg", List.of("x"), List.of("y"))
                .output("y", DataType.FLOAT)
                .build();
        assertThatThrownBy(() -> StftConvolution.rewrite(graph))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("0 short-time transforms");
    }
}
