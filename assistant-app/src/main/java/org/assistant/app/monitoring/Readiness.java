package org.assistant.app.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.speech.EnginePreparation;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Decides which engines can speak now, and why others can't. */
@ApplicationScoped
public class Readiness {

    private static final String NO_VOICE = "it has no voice yet, and none came with its model";

    private final Engines engines;
    private final WarmUp warmUp;
    private final LiveConfig config;
    private final Function<String, Optional<String>> underWay;

    /**
     * The answer for the configured engine and its fallback.
     *
     * @param silence why no engine can speak; empty if one can
     * @param limp why speech is impaired: the fallback engine speaks instead, or the model is not loaded yet; empty if it is not
     */
    record Answer(String silence, String limp) {}

    Readiness() {
        this(null, null, null, engine -> Optional.empty());
    }

    @Inject
    Readiness(Engines engines, WarmUp warmUp, LiveConfig config, Instance<EnginePreparation> preparations) {
        this(
                engines,
                warmUp,
                config,
                engine -> preparations.stream()
                        .flatMap(preparation -> preparation.underWay(engine).stream())
                        .findFirst());
    }

    /** @param underWay returns what is being done for an engine, for people */
    Readiness(Engines engines, WarmUp warmUp, LiveConfig config, Function<String, Optional<String>> underWay) {
        this.engines = engines;
        this.warmUp = warmUp;
        this.config = config;
        this.underWay = underWay;
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
        if (canSpeak(asked) && !failed) {
            return new Answer("", asked + " is not loaded yet: the first request will wait for it");
        }
        return new Answer(
                underWay.apply(asked)
                        .map(words -> asked + " is " + words)
                        .orElseGet(() -> asked + ": " + obstacle(asked)),
                "");
    }

    /** Whether {@code engine} can speak, after loading its model if necessary. */
    boolean canSpeak(String engine) {
        return engines.named(engine)
                .map(TTSEngine::state)
                .filter(state -> !(state instanceof EngineState.Unavailable) && !needsVoice(engine))
                .isPresent();
    }

    /** Why {@code engine} can't speak, for people; that it is not loaded yet if no other reason is known. */
    public String obstacle(String engine) {
        Optional<String> mended = underWay.apply(engine);
        if (mended.isPresent()) {
            return "it is " + mended.get();
        }
        if (needsVoice(engine)) {
            return NO_VOICE;
        }
        return engines.named(engine)
                .map(speaker -> EngineStatus.of(speaker.state()).reason())
                .filter(reason -> !reason.isEmpty())
                .or(() -> warmUp.obstacle(engine))
                .orElse("it is not loaded yet");
    }

    /** Whether something is being done to make {@code engine} able to speak. */
    public boolean isUnderWay(String engine) {
        return underWay.apply(engine).isPresent();
    }

    /** Whether {@code engine} lacks nothing but a voice. */
    public boolean needsVoice(String engine) {
        return engines.named(engine)
                .filter(speaker ->
                        speaker.state() instanceof EngineState.Ready || speaker.state() instanceof EngineState.Idle)
                .filter(speaker -> speaker.voices().isEmpty())
                .isPresent();
    }

    /** What an operator can do about it; empty if nothing is known, or if it is being done. */
    public String remedy(String engine) {
        return Optional.of(engine)
                .filter(name -> underWay.apply(name).isEmpty())
                .flatMap(engines::named)
                .map(speaker -> EngineStatus.of(speaker.state()).remedy())
                .orElse("");
    }
}
