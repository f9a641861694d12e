package org.assistant.tts.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class StartCheckTest {

    @Test
    void keysOfAnEngine_areKnown_ifTheEngineWasFound() {
        assertThat(mistakes(Map.of("tts.backend", "mine", "tts.mine.latency-budget", "300")))
                .isEmpty();
        assertThat(mistakes(Map.of("tts.backend", "mine", "tts.mine.latency-budget", "3")))
                .singleElement()
                .asString()
                .startsWith("tts.mine.latency-budget must be 20 to 30000 milliseconds");
    }

    @Test
    void keyOfAnEngineThatWasNotFound_isToldTogetherWithTheExistingEngines() {
        assertThat(mistakes(Map.of("tts.backend", "yours", "tts.yours.latency-budget", "300")))
                .containsExactly(
                        "unknown configuration key tts.yours.latency-budget; the nearest known one is"
                                + " tts.kokoro.latency-budget",
                        "tts.backend is \"yours\", and there is no such engine; there is kokoro, mine");
    }

    @Test
    void missingEngineAlone_isNoMistake() {
        assertThat(mistakes(Map.of("tts.backend", "yours"))).isEmpty();
    }

    private static List<String> mistakes(Map<String, String> values) {
        Engines engines =
                new Engines(Map.of("kokoro", new FakeEngine(), "mine", new FakeEngine()), LiveConfig.of(values));
        return new StartCheck(engines).mistakes(values.keySet(), key -> Optional.ofNullable(values.get(key)));
    }
}
