package org.assistant.tts.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assistant.tts.onnx.graph.TinyGraph;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every run here would take very long unless it is stopped; then the timeout fails the test. */
@Timeout(60)
final class RunGuardTest {

    private static final int CALLERS = 4;

    @TempDir
    private Path folder;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final RunGuard guard = new RunGuard("loop");
    private final AtomicInteger nativeRuns = new AtomicInteger();
    private OrtSession session;

    @BeforeEach
    void load() throws Exception {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = OrtEnvironment.getEnvironment()
                    .createSession(TinyGraph.doubling().write(folder).toString(), options);
        }
    }

    @AfterEach
    void free() throws Exception {
        callers.shutdownNow();
        guard.close();
        session.close();
    }

    @Test
    void interrupted_cancelledAfterTheRunHasEnded_withTheStatusSet() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Thread> caller = new AtomicReference<>();
        Future<Integer> runsLeft = callers.submit(() -> {
            caller.set(Thread.currentThread());
            Throwable thrown = catchThrowable(() -> guard.run(endless(started)));
            assertThat(thrown).isInstanceOf(TTSException.Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
            return nativeRuns.get();
        });
        started.await();
        caller.get().interrupt();
        assertThat(runsLeft.get()).isZero();
        assertThat(doubledThrice()).isEqualTo(8);
    }

    @Test
    void interruptedBefore_nothingIsRun() {
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> guard.run(options -> {
            throw new AssertionError("was run");
        }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void oneOfFourInterrupted_theOthersGoOn() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Thread> victim = new AtomicReference<>();
        Future<?> cancelled = callers.submit(() -> {
            victim.set(Thread.currentThread());
            assertThatThrownBy(() -> guard.run(endless(started))).isInstanceOf(TTSException.Cancelled.class);
        });
        started.await();
        List<Future<Float>> others = new ArrayList<>();
        for (int i = 1; i < CALLERS; i++) {
            others.add(callers.submit(this::doubledThrice));
        }
        for (Future<Float> other : others) {
            assertThat(other.get()).isEqualTo(8);
        }
        assertThat(cancelled.isDone()).isFalse();
        victim.get().interrupt();
        cancelled.get();
    }

    @Test
    void closed_endsEveryRun_andReturnsAfterThem() throws Exception {
        CountDownLatch started = new CountDownLatch(CALLERS);
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            results.add(callers.submit(() -> assertThatThrownBy(() -> guard.run(endless(started)))
                    .isInstanceOf(TTSException.EngineUnavailable.class)));
        }
        started.await();
        guard.close();
        assertThat(nativeRuns).hasValue(0);
        for (Future<?> result : results) {
            result.get();
        }
        assertThatThrownBy(() -> guard.run(endless(started))).isInstanceOf(TTSException.EngineUnavailable.class);
    }

    @Test
    void runsOnDaemonThreadsThatCarryTheName_andUsesThemAgain() throws Exception {
        AtomicReference<Thread> first = new AtomicReference<>();
        for (int i = 0; i < 3; i++) {
            guard.run(options -> {
                        first.compareAndSet(null, Thread.currentThread());
                        assertThat(Thread.currentThread().isDaemon()).isTrue();
                        assertThat(Thread.currentThread().getName()).startsWith("onnx-loop-");
                        return execute(3, options);
                    })
                    .close();
        }
        guard.close();
        first.get().join();
    }

    @Test
    void runThatFails_saysWhatAndWhy() {
        assertThatThrownBy(() -> guard.run(options -> session.run(Map.of(), options)))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("loop failed")
                .hasCauseInstanceOf(OrtException.class);
    }

    private float doubledThrice() {
        try (OrtSession.Result result = guard.run(options -> execute(3, options))) {
            return Tensors.floats(result, "y")[0];
        }
    }

    private RunGuard.NativeRun endless(CountDownLatch started) {
        return options -> {
            nativeRuns.incrementAndGet();
            started.countDown();
            try {
                return execute(Long.MAX_VALUE, options);
            } finally {
                nativeRuns.decrementAndGet();
            }
        };
    }

    private OrtSession.Result execute(long count, OrtSession.RunOptions options) throws OrtException {
        try (OnnxTensor times = Tensors.of(new long[] {count});
                OnnxTensor x = Tensors.of(new float[] {1}, 1, 1)) {
            return session.run(Map.of("times", times, "x", x), options);
        }
    }
}
