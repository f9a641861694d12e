package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Who can speak now, and why others can't. */
@ApplicationScoped
class Readiness {

    private final Engines engines;
    private final WarmUp warmUp;
    private final LiveConfig config;

    /**
     * An answer.
     *
     * @param silence why nobody can speak; empty if somebody can
     * @param limp why speech is not what was asked for: the fallback engine stands in, or the model is yet to be loaded; empty
     *     if it is
     */
    record Answer(String silence, String limp) {}

    Readiness() {
        this(null, null, null);
    }

    @Inject
    Readiness(Engines engines, WarmUp warmUp, LiveConfig config) {
        this.engines = engines;
        this.warmUp = warmUp;
        this.config = config;
    }

    Answer now() {
        String asked;
        try {
            asked = engines.inForce();
        } catch (TTSException e) {
            return new Answer(e.getMessage(), "");
        }
        Optional<EngineState> state = engines.named(asked).map(TTSEngine::state);
        boolean failed = warmUp.obstacle(asked).isPresent();
        if (warmUp.isWarm(asked)
                || (!failed && state.filter(EngineState.Ready.class::isInstance).isPresent())) {
            return new Answer("", "");
        }
        String fallback = config.value(SpeechSettings.FALLBACK);
        if (!fallback.equals(asked) && canSpeak(fallback)) {
            return new Answer("", fallback + " speaks instead of " + asked + ": " + obstacle(asked));
        }
        return canSpeak(asked) && !failed
                ? new Answer("", asked + " is not loaded yet: whoever is first waits for it")
                : new Answer(asked + ": " + obstacle(asked), "");
    }

    /** Whether {@code engine} could speak, after loading its model if need be. */
    boolean canSpeak(String engine) {
        return engines.named(engine)
                .map(TTSEngine::state)
                .filter(state -> !(state instanceof EngineState.Unavailable))
                .isPresent();
    }

    /** What stands in the way of {@code engine}, for people; says that it is not loaded yet if nothing else is known. */
    String obstacle(String engine) {
        return engines.named(engine)
                .map(speaker -> EngineStatus.of(speaker.state()).reason())
                .filter(reason -> !reason.isEmpty())
                .or(() -> warmUp.obstacle(engine))
                .orElse("it is not loaded yet");
    }

    /** What helps; empty if nothing is known. */
    String remedy(String engine) {
        return Optional.of(engine)
                .flatMap(engines::named)
                .map(speaker -> EngineStatus.of(speaker.state()).remedy())
                .orElse("");
    }
}
