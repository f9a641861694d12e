package org.assistant.tts.speech.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class KnownKeysTest {

    private final Map<String, String> values = new HashMap<>(Map.of("tts.fallback", "safe"));
    private final KnownKeys known = new KnownKeys(
            new Engines(Map.of("safe", new FakeEngine(), "mine", new FakeEngine()), LiveConfig.of(values)));

    @Test
    void everyEngine_hasTheKeysOfItsBudget_thoughNoComponentListsThem() {
        assertThat(keys(known.all()))
                .contains("tts.backend")
                .contains("tts.mine.latency-budget", "tts.mine.lane-width", "tts.mine.lane-queue")
                .contains("tts.safe.latency-budget", "tts.safe.lane-width", "tts.safe.lane-queue");
    }

    @Test
    void engineThatTakesOver_hasNoBudgetInUse() {
        assertThat(keys(known.ofGuardedEngines()))
                .containsExactly("tts.mine.latency-budget", "tts.mine.lane-width", "tts.mine.lane-queue");
        assertThat(keys(known.inUse()))
                .contains("tts.backend", "tts.mine.lane-queue")
                .doesNotContain("tts.safe.lane-queue");

        values.put("tts.fallback", "mine");
        assertThat(keys(known.inUse())).contains("tts.safe.lane-queue").doesNotContain("tts.mine.lane-queue");
    }

    @Test
    void keysOfABudget_followTheEnginesOwn() {
        List<Setting<?>> components = List.of(key("tts.a"), key("tts.mine.voice"), key("tts.z"));
        assertThat(keys(KnownKeys.with(components, List.of("mine", "yours"))))
                .containsExactly(
                        "tts.a",
                        "tts.mine.voice",
                        "tts.mine.latency-budget",
                        "tts.mine.lane-width",
                        "tts.mine.lane-queue",
                        "tts.z",
                        "tts.yours.latency-budget",
                        "tts.yours.lane-width",
                        "tts.yours.lane-queue");
    }

    private static Setting<String> key(String key) {
        return Setting.text(key, "", "any", "A key.");
    }

    private static List<String> keys(List<Setting<?>> settings) {
        return settings.stream().<String>map(Setting::key).toList();
    }
}
