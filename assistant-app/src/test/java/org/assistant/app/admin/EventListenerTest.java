package org.assistant.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventListenerTest {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final AtomicBoolean allowed = new AtomicBoolean(true);
    private int made;
    private final Feed feed = new Feed(() -> "{" + ++made + "}", () -> "[]", scheduler);
    private final FakeConnection connection = new FakeConnection();
    private final EventListener listener = new EventListener(connection.context(), feed, allowed::get);

    EventListenerTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void events_areWrittenAndFlushedOnceTheContainerIsReady() throws IOException {
        listen();
        assertThat(connection.sent()).isEmpty();
        connection.writable();
        assertThat(connection.sent()).isEqualTo("event: state\ndata: {1}\n\nevent: timeline\ndata: []\n\n");
        assertThat(connection.flushes()).isEqualTo(1);
        feed.tell();
        assertThat(connection.sent()).endsWith("event: state\ndata: {2}\n\n");
        assertThat(connection.flushes()).isEqualTo(2);
    }

    @Test
    void slowReader_getsTheEventThatWaitedAndNoneInBetween() throws IOException {
        listen();
        connection.writable();
        connection.block();
        feed.tell();
        feed.tell();
        feed.tell();
        connection.writable();
        assertThat(connection.sent()).contains("{2}").doesNotContain("{3}").doesNotContain("{4}");
        feed.tell();
        assertThat(connection.sent()).endsWith("data: {5}\n\n");
    }

    @Test
    void readerThatTakesNothing_isDroppedAndNothingIsMadeForIt() throws IOException {
        listen();
        connection.writable();
        connection.block();
        for (int second = 0; second < 11; second++) {
            assertThat(connection.completions()).isZero();
            feed.tell();
        }
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void listenerWhoLoggedOut_hearsNothingMore() throws IOException {
        listen();
        connection.writable();
        String before = connection.sent();
        allowed.set(false);
        feed.tell();
        assertThat(connection.sent()).isEqualTo(before);
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void clientThatClosed_isGoneAtTheNextWrite() throws IOException {
        listen();
        connection.writable();
        connection.close();
        feed.tell();
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void failureThatTheContainerSaw_freesThePlace() throws IOException {
        listen();
        connection.writable();
        connection.fail();
        connection.fail();
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(scheduler.getQueue()).isEmpty();
        assertThat(listener.offer(new byte[1])).isFalse();
    }

    private void listen() throws IOException {
        assertThat(feed.add(listener)).isTrue();
        listener.start();
    }
}
