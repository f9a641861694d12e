package org.assistant.app.rest.models;

import java.util.List;
import java.util.Optional;
import org.assistant.app.rest.voices.VoiceJson;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Models as the API shows them. */
final class ModelList {

    /** OpenAI's field for a model's date of release: 2026-11-23. */
    private static final long CREATED_EPOCH_SECONDS = 1_795_392_000;

    private final Engines engines;
    private final ModelNames names;

    ModelList(Engines engines, ModelNames names) {
        this.engines = engines;
        this.names = names;
    }

    /** Every model, without its voices. */
    List<ModelJson> all() {
        return names.all().stream().map(name -> of(name, null)).toList();
    }

    /**
     * The model {@code name}. For an engine's own name the JSON also says, beyond OpenAI's API, whether the engine can speak and
     * whether it is the default.
     */
    ModelJson of(String name, List<VoiceJson> voices) {
        Optional<EngineStatus> status =
                engines.named(name).map(TTSEngine::state).map(EngineStatus::forClients);
        return new ModelJson(
                name,
                "model",
                CREATED_EPOCH_SECONDS,
                "assistant",
                status.map(EngineStatus::state).orElse(null),
                status.map(known -> name.equals(inForce())).orElse(null),
                status.map(EngineStatus::reason).filter(text -> !text.isEmpty()).orElse(null),
                status.map(EngineStatus::remedy).filter(text -> !text.isEmpty()).orElse(null),
                voices);
    }

    /** The engine that speaks if a request names none; empty if the configuration names an engine that does not exist. */
    String inForce() {
        try {
            return engines.inForce();
        } catch (TTSException.EngineUnavailable e) {
            return "";
        }
    }
}
