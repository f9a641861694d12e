package org.assistant.tts.speech.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.spi.SpeechRequest;

/**
 * The engines that must keep a latency budget: all but the one that takes over. Without one that takes over, no engine is
 * guarded. Thread-safe.
 */
@ApplicationScoped
public class Guard {

    private final Engines engines;
    private final LiveConfig config;
    private final Map<String, GuardedEngine> guarded = new ConcurrentHashMap<>();

    Guard() {
        this(null, null);
    }

    /**
     * @param engines those in the WAR
     * @param config names the engine in force and the one that takes over, and sets the budgets
     */
    @Inject
    public Guard(Engines engines, LiveConfig config) {
        this.engines = engines;
        this.config = config;
    }

    /** The load of each guarded engine now, in the order of their names. */
    public List<LaneState> lanes() {
        return engines.all().keySet().stream()
                .flatMap(name -> guarded(name).stream())
                .map(GuardedEngine::state)
                .toList();
    }

    /**
     * Admits {@code request} at {@code engine}, as {@link GuardedEngine#admit} does. Before that it puts a latency budget in
     * force: that of the engine of {@code tts.backend} or, where that is not guarded, of {@code engine}.
     */
    public GuardedCall admit(GuardedEngine engine, SpeechRequest request, Function<GuardFailure, SpeechRun> fallback) {
        LatencyBudgetConfig.set(
                guarded(config.value(SpeechSettings.BACKEND)).orElse(engine).budget());
        return engine.admit(request, fallback);
    }

    /** The engine {@code name}, if it is guarded now. */
    public Optional<GuardedEngine> guarded(String name) {
        return engines.isGuarded(name)
                ? Optional.of(guarded.computeIfAbsent(
                        name, key -> new GuardedEngine(key, engines.all().get(key), config, System::nanoTime)))
                : Optional.empty();
    }
}
