package org.assistant.tts.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assistant.tts.onnx.graph.TinyGraph;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OnnxModelTest {

    private static final ExecutionTarget CPU = new ExecutionTarget.Cpu(1);

    @TempDir
    private Path folder;

    @Test
    void noFile_saysWhich() {
        assertThatThrownBy(() -> OnnxModel.open(folder.resolve("none.onnx"), CPU))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("none.onnx");
    }

    @Test
    void garbage_saysWhich() throws IOException {
        Path file = Files.writeString(folder.resolve("garbage.onnx"), "<html>not found</html>");
        assertThatThrownBy(() -> OnnxModel.open(file, CPU))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("garbage.onnx");
    }

    @Test
    void cudaWithoutItsBuild_engineUnavailable() throws IOException {
        Path file = TinyGraph.doubling().write(folder);
        assertThatThrownBy(() -> OnnxModel.open(file, new ExecutionTarget.Cuda(0)))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("CUDA device 0");
    }

    @Test
    void inputsAndOutputs_inTheOrderOfTheGraph() throws IOException {
        try (OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU)) {
            assertThat(model.inputs())
                    .containsExactly(
                            new TensorSpec("times", OnnxJavaType.INT64), new TensorSpec("x", OnnxJavaType.FLOAT));
            assertThat(model.outputs()).containsExactly(new TensorSpec("y", OnnxJavaType.FLOAT));
        }
    }

    @Test
    void required_anyOfTheNames_orSaysWhatThereIs() throws IOException {
        try (OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU)) {
            List<OnnxJavaType> whole = List.of(OnnxJavaType.INT64);
            assertThat(model.requireInput(whole, "count", "times").name()).isEqualTo("times");
            assertThatThrownBy(() -> model.requireInput(whole, "x", "z"))
                    .isInstanceOf(TTSException.ModelUnavailable.class)
                    .hasMessageContaining("x or z of [INT64]")
                    .hasMessageContaining("times (INT64), x (FLOAT)");
            assertThatThrownBy(() -> model.requireOutput(whole, "y")).hasMessageContaining("y (FLOAT)");
        }
    }

    @Test
    void run_givesTheOutput() throws IOException {
        try (OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU)) {
            assertThat(doubled(model, 10)).isEqualTo(1024);
        }
    }

    @Test
    void runThatFails_saysWhy_andTheModelStaysUsable() throws IOException {
        try (OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU);
                OnnxTensor times = Tensors.of(new long[] {1});
                OnnxTensor wide = Tensors.of(new float[3], 1, 3)) {
            assertThatThrownBy(() -> model.run(Map.of("times", times, "x", wide)))
                    .isInstanceOf(TTSException.SynthesisFailed.class)
                    .hasMessageContaining("tiny.onnx");
            assertThat(doubled(model, 1)).isEqualTo(2);
        }
    }

    @Test
    void resultOutlivesTheModel() throws IOException {
        OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU);
        try (OnnxTensor times = Tensors.of(new long[] {3});
                OnnxTensor x = Tensors.of(new float[] {1}, 1, 1);
                OrtSession.Result result = model.run(Map.of("times", times, "x", x))) {
            model.close();
            assertThat(Tensors.floats(result, "y")).containsExactly(8);
        }
    }

    @Test
    void closed_refusesRuns() throws IOException {
        OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU);
        model.close();
        model.close();
        assertThatThrownBy(() -> doubled(model, 1)).isInstanceOf(TTSException.EngineUnavailable.class);
    }

    @Test
    void fourThreads_someCancelled_othersGetTheirOwnResult() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                int times = caller + 1;
                calls.add(() -> {
                    for (int i = 0; i < 50; i++) {
                        if (i % 5 == 0) {
                            Thread.currentThread().interrupt();
                            assertThatThrownBy(() -> doubled(model, Long.MAX_VALUE))
                                    .isInstanceOf(TTSException.Cancelled.class);
                            assertThat(Thread.interrupted()).isTrue();
                        }
                        assertThat(doubled(model, times)).isEqualTo(1 << times);
                    }
                    return true;
                });
            }
            for (Future<Boolean> result : callers.invokeAll(calls)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void closedWhileCallsComeIn_everyCallEndsOrIsRefused() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            OnnxModel model = OnnxModel.open(TinyGraph.doubling().write(folder), CPU);
            CountDownLatch warm = new CountDownLatch(4);
            List<Future<?>> results = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                results.add(callers.submit(() -> {
                    while (true) {
                        try {
                            assertThat(doubled(model, 5)).isEqualTo(32);
                            warm.countDown();
                        } catch (TTSException.EngineUnavailable e) {
                            return;
                        }
                    }
                }));
            }
            warm.await();
            model.close();
            for (Future<?> result : results) {
                assertThat(result.get()).isNull();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static float doubled(OnnxModel model, long count) {
        try (OnnxTensor times = Tensors.of(new long[] {count});
                OnnxTensor x = Tensors.of(new float[] {1}, 1, 1);
                OrtSession.Result result = model.run(Map.of("times", times, "x", x))) {
            return Tensors.floats(result, "y")[0];
        }
    }
}
