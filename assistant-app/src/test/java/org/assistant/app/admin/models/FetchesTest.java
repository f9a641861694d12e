package org.assistant.app.admin.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchesTest {

    private static final byte[] CONTENT = "weights".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final Fetches fetches = new Fetches(threads, events);
    private final Preparing model = new Preparing();
    private ModelStore store;

    @BeforeEach
    void makeStore() throws IOException {
        Path local = Files.createDirectories(folder.resolve("local"));
        Files.write(local.resolve("weights.bin"), CONTENT);
        store = new ModelStore(folder.resolve("models"), List.of(local));
    }

    @AfterEach
    void stop() throws InterruptedException {
        model.go.countDown();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fetch_makesTheModelComplete() throws InterruptedException {
        assertThat(fetches.of("small")).isEqualTo(Fetch.IDLE);
        model.go.countDown();
        assertThat(fetches.start(model, store, "admin")).isTrue();
        finish();
        assertThat(fetches.of("small").state()).isEqualTo(Fetch.State.DONE);
        assertThat(store.problems(model)).isEmpty();
        assertThat(events.latest())
                .extracting(Happening::message)
                .containsExactly("The model small: complete", "admin fetches the model small");
    }

    @Test
    void runningFetch_tellsItsStepAndIsAlone() throws InterruptedException {
        fetches.start(model, store, "admin");
        model.reached.await();
        assertThat(fetches.of("small")).isEqualTo(Fetch.running("preparing", 3, 10));
        assertThat(fetches.start(model, store, "admin")).isFalse();
        assertThat(fetches.cancel("another", "admin")).isFalse();
    }

    @Test
    void fileOfMany_isShownAsPartOfTheWhole() throws InterruptedException {
        model.asked = progress -> {
            progress.whole(30, 1000);
            progress.bytes("[2/9] a voice", 10, 20);
        };
        fetches.start(model, store, "admin");
        model.reached.await();
        assertThat(fetches.of("small")).isEqualTo(Fetch.running("[2/9] a voice", 30, 1000));
    }

    @Test
    void cancelledFetch_isIdleAndMayStartAgain() throws InterruptedException {
        fetches.start(model, store, "admin");
        model.reached.await();
        assertThat(fetches.cancel("small", "admin")).isTrue();
        finish();
        assertThat(fetches.of("small").state()).isEqualTo(Fetch.State.IDLE);
        assertThat(fetches.of("small").message()).contains("cancelled");
        assertThat(fetches.cancel("small", "admin")).isFalse();
        assertThat(store.problems(model)).isNotEmpty();
    }

    @Test
    void fetchCancelledBeforeItBegan_makesRoom() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        threads.execute(() -> await(busy));
        fetches.start(model, store, "admin");
        assertThat(fetches.cancel("small", "admin")).isTrue();
        assertThat(fetches.of("small").state()).isEqualTo(Fetch.State.IDLE);
        model.go.countDown();
        assertThat(fetches.start(model, store, "admin")).isTrue();
        busy.countDown();
        finish();
        assertThat(fetches.of("small").state()).isEqualTo(Fetch.State.DONE);
    }

    @Test
    void failedFetch_saysWhy() throws InterruptedException, IOException {
        Files.write(folder.resolve("local/weights.bin"), new byte[3]);
        fetches.start(model, store, "admin");
        finish();
        assertThat(fetches.of("small").state()).isEqualTo(Fetch.State.FAILED);
        assertThat(fetches.of("small").message()).contains("weights.bin");
        assertThat(events.latest().get(0).level()).isEqualTo(Happening.Level.ERROR);
    }

    /** Waits until the single thread has done its tasks. */
    private void finish() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        threads.execute(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A model of one small file; its preparation waits until the test lets it go on. */
    private static final class Preparing implements ModelPackage {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private Consumer<Progress> asked = progress -> progress.at("preparing", 3, 10);

        @Override
        public ModelManifest manifest() {
            ModelFile weights = new ModelFile(
                    "weights.bin", CONTENT.length, sha256(), List.of(new ModelSource.Folder(Path.of("nowhere"))));
            return new ModelManifest("small", "Small", "MIT", "", "", "", false, 0, List.of(weights));
        }

        @Override
        public List<String> preparedFiles() {
            return List.of("prepared.bin");
        }

        @Override
        public void prepare(Path directory, Progress progress) {
            asked.accept(progress);
            reached.countDown();
            try {
                go.await();
                Files.writeString(directory.resolve("prepared.bin"), "done");
            } catch (InterruptedException e) {
                throw new TTSException.Cancelled(e);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
