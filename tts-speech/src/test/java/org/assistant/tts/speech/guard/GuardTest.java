package org.assistant.tts.speech.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.ScenarioEngine;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.FakeEngine;
import org.junit.jupiter.api.Test;

final class GuardTest {

    private final Map<String, String> values = new HashMap<>(Map.of("tts.fallback", "safe"));
    private final LiveConfig config = LiveConfig.of(values);
    private final ScenarioEngine mine = new ScenarioEngine(0.5f);
    private final Guard guard = new Guard(new Engines(Map.of("safe", new FakeEngine(), "mine", mine), config), config);

    @Test
    void budget_isTheOperators_orTheEnginesOwn_orThatOfProcessors() {
        assertThat(budget()).hasMillis(1_500);
        mine.latencyBudget = Optional.of(Duration.ofMillis(400));
        assertThat(budget()).hasMillis(400);
        values.put("tts.mine.latency-budget", "300");
        assertThat(budget()).hasMillis(300);
    }

    @Test
    void budgetOutOfRange_becomesTheNearest() {
        mine.latencyBudget = Optional.of(Duration.ZERO);
        assertThat(budget()).hasMillis(20);
        mine.latencyBudget = Optional.of(Duration.ofDays(1));
        assertThat(budget()).hasMillis(30_000);
    }

    @Test
    void engineThatTakesOver_isNotGuarded() {
        assertThat(guard.guarded("safe")).isEmpty();
    }

    private Duration budget() {
        return guard.guarded("mine").orElseThrow().budget();
    }
}
