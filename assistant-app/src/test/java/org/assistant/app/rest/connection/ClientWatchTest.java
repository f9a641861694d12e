package org.assistant.app.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientWatchTest {

    private static final TcpConnection CLIENT = new TcpConnection(List.of("A:1 B:2", "C:1 D:2"));

    private final Looks looks = new Looks();
    private final AtomicInteger ended = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path file;
    private ClientWatch watch;

    @BeforeEach
    void open() {
        file = folder.resolve("tcp");
        table("01");
        watch = new ClientWatch(new TcpTable(List.of(file)), looks);
    }

    @AfterEach
    void stop() {
        looks.shutdownNow();
    }

    @Test
    void clientWhoStays_isLookedAfter_untilTheWorkIsDone() {
        watch.of(CLIENT).during(ended::incrementAndGet, () -> {
            looks.next();
            looks.next();
        });
        looks.next();
        assertThat(looks.planned).isEmpty();
        assertThat(ended).hasValue(0);
    }

    @Test
    void clientWhoCloses_endsTheWork() {
        assertThatThrownBy(() -> watch.of(CLIENT).during(ended::incrementAndGet, () -> {
                    table("08");
                    looks.next();
                    throw new TTSException.Cancelled(null);
                }))
                .isInstanceOf(ClientGone.class);
        assertThat(ended).hasValue(1);
    }

    @Test
    void connectionThatVanishes_endsTheWork_whenItWasMissedTwice() {
        watch.of(CLIENT).during(ended::incrementAndGet, () -> {
            looks.next();
            table("");
            looks.next();
            table("01");
            looks.next();
            table("");
            looks.next();
            assertThat(ended).hasValue(0);
            looks.next();
        });
        assertThat(ended).hasValue(1);
    }

    @Test
    void connectionThatWasNeverThere_isLeftAlone() {
        table("");
        watch.of(CLIENT).during(ended::incrementAndGet, () -> {
            looks.next();
            looks.next();
            looks.next();
        });
        assertThat(ended).hasValue(0);
    }

    @Test
    void clientThatTakesNothing_isWaitedFor() {
        Presence client = watch.of(CLIENT);
        client.during(ended::incrementAndGet, (Runnable) () -> {
            assertThat(client.awaitRoom(Duration.ZERO)).isTrue();
            table("01", ClientWatch.MOST_UNSENT + 1);
            looks.next();
            assertThat(client.awaitRoom(Duration.ZERO)).isFalse();
            table("01", ClientWatch.MOST_UNSENT);
            looks.next();
            assertThat(client.awaitRoom(Duration.ZERO)).isTrue();
        });
        assertThat(ended).hasValue(0);
    }

    @Test
    void workThatSomebodyElseEnded_isNoClientGone() {
        assertThatThrownBy(() -> watch.of(CLIENT).during(ended::incrementAndGet, () -> {
                    throw new TTSException.Cancelled(null);
                }))
                .isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void noTable_orNoConnection_nothingIsLookedAt() {
        new ClientWatch(new TcpTable(List.of()), looks).of(CLIENT).during(ended::incrementAndGet, () -> {});
        watch.of(new TcpConnection(List.of())).during(ended::incrementAndGet, () -> {});
        assertThat(looks.planned).isEmpty();
    }

    private void table(String state) {
        table(state, 0);
    }

    private void table(String state, long unsent) {
        String queues = String.format(" %08X:00000000 x%n", unsent);
        try {
            Files.writeString(
                    file,
                    state.isEmpty() ? "head\n" : "head\n  0: X:1 Y:2 08" + queues + "  1: C:1 D:2 " + state + queues);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs scheduled tasks when the test asks for it. */
    private static final class Looks extends ScheduledThreadPoolExecutor {
        private final Deque<Runnable> planned = new ArrayDeque<>();

        Looks() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            planned.add(task);
            return super.schedule(() -> {}, delay, unit);
        }

        void next() {
            planned.remove().run();
        }
    }
}
