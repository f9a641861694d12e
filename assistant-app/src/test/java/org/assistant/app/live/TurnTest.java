package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.assistant.app.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TurnTest {

    private static final Reply.Timings TIMINGS = new Reply.Timings(0, 0, 0, 0);

    private final NotedOutlet outlet = new NotedOutlet();
    private Turn turn;

    @Test
    void turnThatIsCutBeforeItsTime_letsGoOfTheMessage() {
        WeakReference<byte[]> message = begin();
        assertThat(isLetGo(message)).isFalse();
        turn.cut();
        assertThat(isLetGo(message)).isTrue();
        turn.run();
        assertThat(outlet.rest()).containsExactly("stopped 1");
    }

    private WeakReference<byte[]> begin() {
        byte[] message = new byte[1_000];
        turn = new Turn(
                1,
                listener -> message.length > 0 ? TIMINGS : null,
                outlet,
                utterance -> {},
                () -> Duration.ofSeconds(1));
        return new WeakReference<>(message);
    }

    private static boolean isLetGo(WeakReference<?> reference) {
        for (int i = 0; i < 10 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }
}
