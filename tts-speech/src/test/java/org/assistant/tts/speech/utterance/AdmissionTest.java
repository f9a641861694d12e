package org.assistant.tts.speech.utterance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.Refusal;
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
        admission.take(Client.named("a"));
        refuse("b");
        assertThat(refusals).containsExactly(new Refusal("b", Refusal.Bound.PLACES, "all 1 places are taken", true));
    }

    @Test
    void refusingForLong_isSaturation_untilAPause() {
        admission.take(Client.named("a"));
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

    @Test
    void oneAddress_neverHasAllPlaces_andThatIsNoSaturation() {
        Admission ten =
                new Admission(LiveConfig.of(Map.of("tts.speech.max-concurrent", "10")), refusals::add, now::get);
        List<Admission.Place> places = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            places.add(ten.take(new Client("k" + i, "192.0.2.1", 0)));
        }
        Client ninth = new Client("k", "192.0.2.1", 0);
        for (int second = 0; second < 60; second++) {
            assertThatThrownBy(() -> ten.take(ninth))
                    .isInstanceOf(TTSException.EngineOverloaded.class)
                    .hasMessageStartingWith("all 8 places of one address are taken");
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(ten.isSaturated()).isFalse();
        ten.take(new Client("k", "192.0.2.2", 0));
        ten.take(Client.named("unknown address"));
        places.get(0).close();
        places.get(0).close();
        ten.take(ninth);
        assertThat(ten.running()).isEqualTo(10);
    }

    @Test
    void oneKey_hasAsManyPlacesAsItsNumber() {
        Admission ten =
                new Admission(LiveConfig.of(Map.of("tts.speech.max-concurrent", "10")), refusals::add, now::get);
        Client ann = new Client("ann", "192.0.2.1", 2);
        Admission.Place first = ten.take(ann);
        ten.take(new Client("ann", "192.0.2.2", 2));
        assertThatThrownBy(() -> ten.take(ann))
                .isInstanceOf(TTSException.EngineOverloaded.class)
                .hasMessageStartingWith("all 2 places of this API key are taken");
        assertThat(refusals)
                .containsExactly(
                        new Refusal("ann", Refusal.Bound.PLACES, "all 2 places of this API key are taken", false));
        ten.take(new Client("bob", "192.0.2.1", 2));
        first.close();
        ten.take(ann);
    }

    private void refuse(String client) {
        assertThatThrownBy(() -> admission.take(Client.named(client)))
                .isInstanceOf(TTSException.EngineOverloaded.class);
    }
}
