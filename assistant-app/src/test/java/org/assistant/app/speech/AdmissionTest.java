package org.assistant.app.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.config.LiveConfig;
import org.assistant.app.observe.Refusal;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

    private final AtomicLong now = new AtomicLong();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Admission admission = new Admission(
            LiveConfig.of(Map.of("tts.speech.max-concurrent", "1", "tts.speech.saturated-after", "3000")),
            refusals::add,
            now::get);

    @Test
    void refusal_isTold() {
        admission.take("a");
        refuse("b");
        assertThat(refusals).containsExactly(new Refusal("b", "all 1 places are taken"));
    }

    @Test
    void refusingForLong_isSaturation_untilAPause() {
        admission.take("a");
        for (int second = 0; second <= 3; second++) {
            refuse("b");
            assertThat(admission.isSaturated()).isFalse();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        refuse("b");
        assertThat(admission.isSaturated()).isTrue();
        now.addAndGet(Admission.PAUSE.toNanos() + 1);
        assertThat(admission.isSaturated()).isFalse();
        refuse("b");
        assertThat(admission.isSaturated()).isFalse();
    }

    private void refuse(String client) {
        assertThatThrownBy(() -> admission.take(client)).isInstanceOf(TTSException.EngineOverloaded.class);
    }
}
