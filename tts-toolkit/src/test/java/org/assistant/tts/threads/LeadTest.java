package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LeadTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final Lead lead = new Lead(now::get);

    @Test
    void nothingSent_none() {
        assertThat(lead.nanos()).isZero();
    }

    @Test
    void sound_isHeardFromItsFirstPieceOn() {
        lead.sent(48_000, 24_000);
        assertThat(lead.nanos()).isEqualTo(2 * SECOND);
        now.addAndGet(SECOND / 2);
        lead.sent(24_000, 24_000);
        assertThat(lead.nanos()).isEqualTo(5 * SECOND / 2);
    }

    @Test
    void listenerWhoWaits_hearsTheRestLater() {
        lead.sent(24_000, 24_000);
        now.addAndGet(10 * SECOND);
        assertThat(lead.nanos()).isZero();
        lead.sent(24_000, 24_000);
        assertThat(lead.nanos()).isEqualTo(SECOND);
    }

    @Test
    void soundOfBefore_isHeardFirst() {
        Lead later = new Lead(now::get, Duration.ofSeconds(3));
        assertThat(later.nanos()).isEqualTo(3 * SECOND);
        later.sent(24_000, 24_000);
        assertThat(later.heardAllAt()).isEqualTo(3 * SECOND);
        now.addAndGet(10 * SECOND);
        assertThat(later.heardAllAt()).isEqualTo(9 * SECOND);
    }
}
