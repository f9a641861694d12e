package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RefusedConversationsTest {

    @Test
    void areToldAtOnce_thenOnceAMinuteWithTheirNumber() {
        AtomicLong now = new AtomicLong();
        RefusedConversations refused = new RefusedConversations(now::get);
        refused.count("of this");
        assertThat(refused.line()).contains("refused: 0");
        for (int i = 0; i < 300; i++) {
            refused.count("of that");
        }
        assertThat(refused.line()).contains("refused: 300", "of that");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        refused.tell();
        assertThat(refused.line()).contains("refused: 0");
    }
}
