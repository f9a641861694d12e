package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class ReadAheadTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch making = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @AfterEach
    void stop() {
        letGo.countDown();
        threads.shutdownNow();
    }

    @Test
    void pieces_comeInTheirOrder_untilTheEnd() {
        AtomicInteger count = new AtomicInteger();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(
                threads, () -> Optional.of(count.incrementAndGet()).filter(number -> number < 4))) {
            assertThat(ahead.next()).contains(1);
            assertThat(ahead.next()).contains(2);
            assertThat(ahead.next()).contains(3);
            assertThat(ahead.next()).isEmpty();
        }
    }

    @Test
    void closed_endsWhatIsMade_andReturnsWhenThatHasEnded() throws Exception {
        ReadAhead<Integer> ahead = new ReadAhead<>(threads, this::stubborn);
        await(making);
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> {
            Thread.currentThread().interrupt(); // as the thread of a speech that was cancelled
            ahead.close();
            return Thread.interrupted();
        });
        await(interrupted);
        assertThat(closed).isNotDone();
        letGo.countDown();
        assertThat(closed.get()).as("still interrupted").isTrue();
    }

    @Test
    void sourceThatFails_failsTheCaller() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(threads, () -> {
            throw new TTSException.SynthesisFailed("broken", null);
        })) {
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(TTSException.SynthesisFailed.class)
                    .hasMessage("broken");
        }
    }

    /** As a native run: told to stop, it takes its time. */
    private Optional<Integer> stubborn() {
        making.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            Patience.await(letGo);
        }
        return Optional.empty();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
