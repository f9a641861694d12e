package org.assistant.tts.kokoro.graph.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.onnx.graph.ByteKernel;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratorTablesTest {

    private static final int TIME = 700;

    @TempDir
    private Path folder;

    private Calibration calibration(float[] x) throws IOException {
        OnnxGraph observed = GeneratorLayers.block().build();
        Calibration.observe(observed, GeneratorTables.observed(SnakeConvolution.all(observed)));
        Calibration calibration = new Calibration();
        calibration.take(
                TinyRun.of(observed, folder, x, 1, GeneratorLayers.CHANNELS, x.length / GeneratorLayers.CHANNELS));
        return calibration;
    }

    @Test
    void layers_areFoundByTheirFormulas() {
        List<SnakeConvolution> layers =
                SnakeConvolution.all(GeneratorLayers.block().build());
        assertThat(layers).extracting(layer -> layer.norm().x()).containsExactly("x", "first");
        assertThat(layers.get(0).norm()).isEqualTo(new AdaptiveNorm("x", "first_norm_gamma", "first_norm_beta", 1e-5f));
        assertThat(layers.get(1).alpha().name()).isEqualTo("second_snake_alpha");
    }

    @Test
    void residualBlock_soundsNearlyTheSame_withoutASineOfTheSamples() throws IOException {
        float[] x = GeneratorLayers.noise(TIME);
        OnnxGraph graph = GeneratorLayers.block().build();
        float[] before =
                TinyRun.of(graph, folder, x, 1, GeneratorLayers.CHANNELS, TIME).get("y");
        GeneratorTables.rewrite(graph, SnakeConvolution.all(graph), calibration(x), ByteKernel.SEVEN_BITS);
        assertThat(graph.nodes())
                .extracting(NodeProto::getOpType)
                .doesNotContain("Conv", "Pow")
                .contains("QLinearConv", "GatherElements");
        float[] after =
                TinyRun.of(graph, folder, x, 1, GeneratorLayers.CHANNELS, TIME).get("y");
        assertThat(after).hasSameSizeAs(before);
        // At least 20 dB below: the margins clip peaks of noise.
        assertThat(noise(before, after)).isLessThan(0.1 * noise(before, new float[before.length]));
    }

    /**
     * Mean and variance are those of the sentence, not of the calibration: a quieter one equals the result of the float
     * graph.
     */
    @Test
    void quieterSentence_hasTablesOfItsOwn() throws IOException {
        float[] loud = GeneratorLayers.noise(TIME);
        OnnxGraph graph = GeneratorLayers.block().build();
        GeneratorTables.rewrite(graph, SnakeConvolution.all(graph), calibration(loud), ByteKernel.SEVEN_BITS);
        float[] quiet = loud.clone();
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 0.5f;
        }
        float[] before = TinyRun.of(GeneratorLayers.block().build(), folder, quiet, 1, GeneratorLayers.CHANNELS, TIME)
                .get("y");
        float[] after = TinyRun.of(graph, folder, quiet, 1, GeneratorLayers.CHANNELS, TIME)
                .get("y");
        assertThat(noise(before, after)).isLessThan(0.1 * noise(before, new float[before.length]));
    }

    /** The root mean square of the difference. */
    private static double noise(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow((double) a[i] - b[i], 2);
        }
        return Math.sqrt(sum / a.length);
    }
}
