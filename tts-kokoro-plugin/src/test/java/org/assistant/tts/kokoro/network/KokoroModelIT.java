package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assistant.tts.kokoro.KokoroFiles;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class KokoroModelIT {

    /** "həlˈO." */
    private static final long[] HELLO = {0, 50, 83, 54, 156, 31, 4, 0};

    private static KokoroModel model;
    private static float[] heart;

    @BeforeAll
    static void load() {
        model = KokoroModel.open(KokoroFiles.prepared(), new ExecutionTarget.Cpu(2));
        heart = KokoroFiles.style("af_heart", HELLO.length - 2);
    }

    @AfterAll
    static void free() {
        model.close();
    }

    /** "həlˈO " repeated up to {@code phonemes} characters. */
    private static long[] tokens(int phonemes) {
        long[] tokens = new long[phonemes + 2];
        for (int i = 0; i < phonemes; i++) {
            tokens[i + 1] = new long[] {50, 83, 54, 156, 31, 16}[i % 6];
        }
        return tokens;
    }

    @Test
    void hello_isSpeechOfPlausibleLength() {
        PieceSound hello = model.speak(HELLO, heart, 1);
        assertThat(hello.frames()).hasSize(HELLO.length);
        assertThat(Arrays.stream(hello.frames()).min().orElseThrow()).isPositive();
        assertThat(hello.samples().length).isBetween(18_000, 48_000);
        assertThat(peak(hello)).isBetween(0.05f, 1f);
    }

    @Test
    void sameInput_sameSamples() {
        assertThat(model.speak(HELLO, heart, 1).samples())
                .isEqualTo(model.speak(HELLO, heart, 1).samples());
    }

    @Test
    void twiceTheSpeed_shorter() {
        assertThat(model.speak(HELLO, heart, 2).samples().length)
                .isLessThan(model.speak(HELLO, heart, 1).samples().length);
    }

    @Test
    void mostTokens_areSpoken() {
        PieceSound longest = model.speak(tokens(510), KokoroFiles.style("af_heart", 510), 2);
        assertThat(longest.frames()).hasSize(512);
        assertThat(peak(longest)).isBetween(0.05f, 1.5f);
    }

    @Test
    void tokenOutsideTheVocabulary_failsAndTheModelStaysUsable() {
        float[] before = model.speak(HELLO, heart, 1).samples();
        Throwable thrown = catchThrowable(() -> model.speak(new long[] {0, 1_000_000, 0}, heart, 1));
        assertThat(thrown).isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(model.speak(HELLO, heart, 1).samples()).isEqualTo(before);
    }

    @Test
    void interrupted_cancelled_andTheModelStaysUsable() throws Exception {
        float[] before = model.speak(HELLO, heart, 1).samples();
        float[] style = KokoroFiles.style("af_heart", 400);
        ExecutorService callers = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            Future<Throwable> outcome = callers.submit(() -> {
                caller.complete(Thread.currentThread());
                return catchThrowable(() -> model.speak(tokens(400), style, 1));
            });
            // The caller waits from the moment when the native run has been handed over.
            while (caller.get().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            caller.get().interrupt();
            assertThat(outcome.get()).isInstanceOf(TTSException.Cancelled.class);
        } finally {
            callers.shutdownNow();
        }
        assertThat(model.speak(HELLO, heart, 1).samples()).isEqualTo(before);
    }

    @Test
    void fourThreads_eachGetsTheSamplesItWouldGetAlone() throws Exception {
        float[] alone = model.speak(HELLO, heart, 1).samples();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<float[]> call = () -> model.speak(HELLO, heart, 1).samples();
            for (Future<float[]> result : callers.invokeAll(List.of(call, call, call, call))) {
                assertThat(Arrays.equals(result.get(), alone)).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static float peak(PieceSound utterance) {
        float peak = 0;
        for (float sample : utterance.samples()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
