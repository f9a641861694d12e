package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class LiveMessagesTest {

    @Test
    void refusalUnderLoad_saysWhenToTryAgain() {
        assertThat(LiveMessages.error(3, new TTSException.EngineOverloaded("busy", Duration.ofMillis(6_500)))
                        .getInt("retry_after"))
                .isEqualTo(7);
    }

    @Test
    void refusalOfAWrongText_doesNot() {
        assertThat(LiveMessages.error(3, new TTSException.InvalidRequest("text", "empty")))
                .doesNotContainKey("retry_after");
    }
}
