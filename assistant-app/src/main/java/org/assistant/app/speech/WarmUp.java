package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Which engines have spoken once, and what stands in the way of the others. Safe for many threads. */
@ApplicationScoped
class WarmUp {

    /** Said alike in every language an engine may have. */
    private static final String SENTENCE = "1, 2, 3.";

    private final Engines engines;
    private final ModelFetch models;
    private final Set<String> warm = ConcurrentHashMap.newKeySet();
    private final Map<String, String> obstacles = new ConcurrentHashMap<>();

    WarmUp() {
        this(null, null);
    }

    @Inject
    WarmUp(Engines engines, ModelFetch models) {
        this.engines = engines;
        this.models = models;
    }

    /** Whether {@code engine} has spoken and can still speak. */
    boolean isWarm(String engine) {
        return warm.contains(engine)
                && engines.named(engine)
                        .filter(e -> !(e.state() instanceof EngineState.Unavailable))
                        .isPresent();
    }

    /** What stands in the way of {@code engine}, or how far its model is, for people. */
    Optional<String> obstacle(String engine) {
        return Optional.ofNullable(obstacles.get(engine));
    }

    /**
     * Has {@code engine} say one sentence to nobody, fetching its model first where that is allowed.
     *
     * @throws TTSException if it can't; {@link #obstacle} then says why
     */
    void run(String engine) {
        TTSEngine speaker = engines.named(engine).orElseThrow();
        try {
            models.fetch(engine, (step, done, total) -> obstacles.put(engine, progress(step, done, total)));
            obstacles.remove(engine);
            speaker.speak(SpeechRequest.of(SENTENCE), piece -> {});
            warm.add(engine);
        } catch (TTSException e) {
            throw failed(engine, e);
        } catch (RuntimeException | LinkageError e) {
            throw failed(engine, new TTSException.EngineUnavailable("the engine failed in its warm-up: " + e, e));
        }
    }

    private TTSException failed(String engine, TTSException e) {
        warm.remove(engine);
        obstacles.put(engine, e.getMessage());
        return e;
    }

    private static String progress(String step, long done, long total) {
        return total > 0 ? step + ", " + 100 * done / total + " %" : step;
    }
}
