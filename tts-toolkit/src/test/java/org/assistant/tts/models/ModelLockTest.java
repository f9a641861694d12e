package org.assistant.tts.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelLockTest {

    private static final byte[] CONTENT = FakeModel.content(1, 100_000);

    @TempDir
    Path root;

    /** Returns a progress that counts {@code waiting} down at the note that a process waits. */
    private static Progress noting(CountDownLatch waiting) {
        return new Progress() {
            @Override
            public void at(String step, long done, long total) {}

            @Override
            public void note(String sentence) {
                assertThat(sentence).contains("waiting");
                waiting.countDown();
            }
        };
    }

    @Test
    void twoStoresAtOnce_oneFetchesTheOtherWaitsAndFindsEverything() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        FetchEnvironment surroundings =
                new FetchEnvironment(Map.of(), directory -> 1L << 40, Duration.ofSeconds(5), Duration.ofSeconds(20));
        try (FileServer server = new FileServer()) {
            server.on("/a", exchange -> {
                asked.countDown();
                await(waiting);
                FileServer.file(CONTENT, Optional.empty()).to(exchange);
            });
            FakeModel model = FakeModel.prepared("b", FakeModel.file("a", CONTENT, server.source("/a")));
            CompletableFuture<Void> first = CompletableFuture.runAsync(
                    () -> new ModelStore(root, List.of(), surroundings).fetch(model, Progress.SILENT),
                    ModelLockTest::start);
            await(asked);
            CompletableFuture<Void> second = CompletableFuture.runAsync(
                    () -> new ModelStore(root, List.of(), surroundings).fetch(model, noting(waiting)),
                    ModelLockTest::start);
            CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);
            assertThat(server.requests()).hasSize(1);
            assertThat(model.preparations).isEqualTo(1);
        }
    }

    @Test
    void anotherProcessHasTheLock_waitsUntilItIsGone() throws Exception {
        Path file = root.resolve("a.lock");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = holder.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("held");
            CountDownLatch waiting = new CountDownLatch(1);
            CompletableFuture<Boolean> held =
                    CompletableFuture.supplyAsync(() -> isAcquired(file, noting(waiting)), ModelLockTest::start);
            await(waiting);
            assertThat(held).isNotDone();
            holder.destroyForcibly();
            assertThat(held.get(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void interruptedWhileWaiting_isCancelled() throws Exception {
        Path file = root.resolve("a.lock");
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        try (ModelLock lock = ModelLock.acquire(file, "a", Progress.SILENT)) {
            Thread waiter = new Thread(() -> {
                try {
                    isAcquired(file, noting(waiting));
                } catch (TTSException.Cancelled e) {
                    thrown.set(e);
                }
            });
            waiter.start();
            await(waiting);
            waiter.interrupt();
            waiter.join();
        }
        assertThat(thrown.get()).isInstanceOf(TTSException.Cancelled.class);
        assertThat(isAcquired(file, Progress.SILENT)).isTrue();
    }

    private static boolean isAcquired(Path file, Progress progress) {
        try (ModelLock lock = ModelLock.acquire(file, "a", progress)) {
            return true;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A process that holds a lock until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            try (ModelLock lock = ModelLock.acquire(Path.of(arguments[0]), "a", Progress.SILENT)) {
                System.out.println("held");
                System.in.read();
            }
        }
    }

    /** Starts a new thread, since the common pool of a machine with two processors has only one since Java 25. */
    private static void start(Runnable work) {
        new Thread(work, "store").start();
    }
}
