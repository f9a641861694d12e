package org.assistant.tts.kokoro.phonemes.espeak;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.kokoro.phonemes.ScriptedChild;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EspeakProcessTest {

    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private EspeakProcess espeak = scripted(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        espeak.close();
    }

    @Test
    void requests_oneChild() {
        assertThat(espeak.phonemes("v", "one")).isEqualTo("ONE");
        assertThat(espeak.phonemes("v", "ü")).isEqualTo("Ü");
        assertThat(starts).hasValue(1);
    }

    @Test
    void textThatKillsEveryChild_failedAfterOneRetry_nextRequestAnswered() {
        assertThatThrownBy(() -> espeak.phonemes("v", "crash"))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("134");
        assertThat(starts).hasValue(2);
        assertThat(espeak.phonemes("v", "next")).isEqualTo("NEXT");
    }

    @Test
    void childDiesOnce_requestAnsweredByTheNext(@TempDir Path folder) throws IOException {
        Path once = Files.createFile(folder.resolve("once"));
        assertThat(espeak.phonemes("v", "crash once " + once)).startsWith("CRASH ONCE");
        assertThat(starts).hasValue(2);
    }

    @Test
    void hang_killedAfterTheDeadline() throws Exception {
        espeak.close();
        espeak = scripted(Duration.ofMillis(300));
        assertThatThrownBy(() -> espeak.phonemes("v", "hang"))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("300 ms");
        for (ProcessHandle child : children()) {
            child.onExit().get(10, SECONDS);
        }
    }

    @Test
    void garbledAnswer_childReplaced() {
        assertThatThrownBy(() -> espeak.phonemes("v", "garble")).isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(espeak.phonemes("v", "next")).isEqualTo("NEXT");
    }

    @Test
    void refusal_failedWithItsReason_childKept() {
        assertThatThrownBy(() -> espeak.phonemes("v", "refuse"))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessage("no such voice");
        assertThat(espeak.phonemes("v", "next")).isEqualTo("NEXT");
        assertThat(starts).hasValue(1);
    }

    @Test
    void childKilledWhileIdle_nextRequestAnswered() throws Exception {
        espeak.phonemes("v", "one");
        ProcessHandle child = children().get(0);
        child.destroyForcibly();
        child.onExit().get(10, SECONDS);
        assertThat(espeak.phonemes("v", "two")).isEqualTo("TWO");
    }

    @Test
    void childCantLoad_unavailableWithItsReason() {
        espeak.close();
        espeak = new EspeakProcess(() -> ScriptedChild.command("no library"), Duration.ofSeconds(20), nanoTime::get);
        assertThatThrownBy(() -> espeak.phonemes("v", "one"))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("no library");
    }

    @Test
    void commandCantBeStarted_triedAgainOnlyAfterAPause() {
        espeak.close();
        espeak = new EspeakProcess(
                () -> {
                    starts.incrementAndGet();
                    return List.of("/nowhere/java");
                },
                Duration.ofSeconds(20),
                nanoTime::get);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> espeak.phonemes("v", "one")).isInstanceOf(TTSException.EngineUnavailable.class);
        }
        assertThat(starts).hasValue(4);
        nanoTime.addAndGet(Duration.ofMillis(249).toNanos());
        assertThatThrownBy(() -> espeak.phonemes("v", "one")).hasMessageContaining("4 times in a row");
        nanoTime.addAndGet(Duration.ofMillis(1).toNanos());
        assertThatThrownBy(() -> espeak.phonemes("v", "one")).hasMessageContaining("/nowhere/java");
        assertThat(starts).hasValue(5);
        nanoTime.addAndGet(Duration.ofMillis(499).toNanos());
        assertThatThrownBy(() -> espeak.phonemes("v", "one")).hasMessageContaining("5 times in a row");
    }

    @Test
    void interruptedDuringARequest_leavesAtOnce_andTheNextGetsItsOwnAnswer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<String> waiting = new FutureTask<>(() -> espeak.phonemes("v", "wait " + server.getLocalPort()));
            Thread caller = new Thread(waiting);
            caller.start();
            try (Socket child = server.accept()) {
                caller.interrupt();
                assertThatThrownBy(() -> waiting.get(10, SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TTSException.Cancelled.class);
                child.getOutputStream().write(1);
            }
        }
        assertThat(espeak.phonemes("v", "next")).isEqualTo("NEXT");
        assertThat(starts).hasValue(1);
    }

    @Test
    void interruptedBefore_cancelledWithTheStatusSet() {
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> espeak.phonemes("v", "one"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void closedDuringARequest_unavailable_childGone() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<String> waiting = new FutureTask<>(() -> espeak.phonemes("v", "wait " + server.getLocalPort()));
            new Thread(waiting).start();
            try (Socket child = server.accept()) {
                ProcessHandle process = children().get(0);
                espeak.close();
                assertThatThrownBy(() -> waiting.get(10, SECONDS))
                        .hasCauseInstanceOf(TTSException.EngineUnavailable.class);
                process.onExit().get(10, SECONDS);
            }
        }
        assertThatThrownBy(() -> espeak.phonemes("v", "next"))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("closed");
    }

    private EspeakProcess scripted(Duration deadline) {
        return new EspeakProcess(
                () -> {
                    starts.incrementAndGet();
                    return ScriptedChild.command();
                },
                deadline,
                nanoTime::get);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }
}
