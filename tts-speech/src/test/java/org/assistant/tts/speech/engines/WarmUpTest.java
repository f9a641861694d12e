package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class WarmUpTest {

    private final FakeEngine kokoro = new FakeEngine();
    private final Engines engines = new Engines(Map.of("kokoro", kokoro), LiveConfig.of(Map.of()));
    private final WarmUp warmUp = new WarmUp(engines);

    @Test
    void engineThatSpoke_isWarm() {
        assertThat(warmUp.isWarm("kokoro")).isFalse();
        warmUp.run("kokoro");
        assertThat(warmUp.isWarm("kokoro")).isTrue();
        assertThat(kokoro.spoken()).isEqualTo(2);
    }

    @Test
    void warmEngine_hasTheTimeOfATurnMeasured() {
        AtomicLong now = new AtomicLong();
        Crowds crowds = new Crowds(() -> now.getAndAdd(4_000_000_000L));
        new WarmUp(engines, crowds).run("kokoro");

        crowds.at("kokoro").place("a").wantsFirstSound();
        int pieces = WarmUp.USUAL_SENTENCE.split(" ").length;
        assertThat(crowds.at("kokoro").estimatedWait("b"))
                .as("two turns")
                .isEqualTo(Duration.ofSeconds(2L * 4 * pieces));
    }

    @Test
    void engineThatCannotSpeak_isNotWarm_untilItCan() {
        kokoro.pretend(new EngineState.Unavailable("no model", "fetch it"));
        assertThatThrownBy(() -> warmUp.run("kokoro")).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(warmUp.isWarm("kokoro")).isFalse();
        assertThat(warmUp.obstacle("kokoro")).isPresent();

        kokoro.pretend(new EngineState.Ready());
        warmUp.run("kokoro");
        assertThat(warmUp.isWarm("kokoro")).isTrue();
        assertThat(warmUp.obstacle("kokoro")).isEmpty();
    }

    @Test
    void engineThatFailed_isTriedAgainOnceItHasWhatItLacked() {
        kokoro.pretend(new EngineState.Unavailable("no model", "fetch it"));
        assertThatThrownBy(() -> warmUp.run("kokoro")).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(warmUp.wanted()).isEmpty();
        kokoro.pretend(new EngineState.Ready());
        assertThat(warmUp.wanted()).containsExactly("kokoro");
        warmUp.run("kokoro");
        assertThat(warmUp.wanted()).isEmpty();
    }

    @Test
    void warmEngineThatWasLost_isNotWarm() {
        warmUp.run("kokoro");
        kokoro.pretend(new EngineState.Unavailable("broken", ""));
        assertThat(warmUp.isWarm("kokoro")).isFalse();
    }
}
