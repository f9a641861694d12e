package org.assistant.app.rest.models;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Models as the API shows them. */
final class ModelJson {

    /** OpenAI's field for a model's date of release: 2026-11-23. */
    private static final long CREATED_EPOCH_SECONDS = 1_795_392_000;

    private final Engines engines;
    private final ModelNames names;

    ModelJson(Engines engines, ModelNames names) {
        this.engines = engines;
        this.names = names;
    }

    /** Every model. */
    JsonArrayBuilder all() {
        JsonArrayBuilder list = Json.array();
        names.all().forEach(name -> list.add(of(name)));
        return list;
    }

    /**
     * The model {@code name}. For an engine's own name the JSON also says, beyond OpenAI's API, whether the engine can speak and
     * whether it is the default.
     */
    JsonObjectBuilder of(String name) {
        JsonObjectBuilder model = Json.object()
                .add("id", name)
                .add("object", "model")
                .add("created", CREATED_EPOCH_SECONDS)
                .add("owned_by", "assistant");
        engines.named(name).map(TTSEngine::state).map(EngineStatus::forClients).ifPresent(status -> {
            model.add("state", status.state());
            model.add("in_force", name.equals(inForce()));
            if (!status.reason().isEmpty()) {
                model.add("reason", status.reason());
            }
            if (!status.remedy().isEmpty()) {
                model.add("remedy", status.remedy());
            }
        });
        return model;
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
