package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** The models a client may name. */
@Path("models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

    /** OpenAI's field for the day a model came out: 2026-11-23. */
    private static final long CREATED_EPOCH_SECONDS = 1_795_392_000;

    private final Engines engines;

    public ModelsResource() {
        this(null);
    }

    @Inject
    ModelsResource(Engines engines) {
        this.engines = engines;
    }

    @GET
    public String list() {
        JsonArrayBuilder data = Json.array();
        ModelNames.all(engines).forEach(name -> data.add(model(name)));
        return Json.object().add("object", "list").add("data", data).build().toString();
    }

    @GET
    @Path("{model}")
    public String retrieve(@PathParam("model") String model) {
        if (!ModelNames.all(engines).contains(model)) {
            throw ModelNames.unknown(model, engines).exception();
        }
        return model(model).build().toString();
    }

    /** An engine's own name also tells, beyond what OpenAI's API does, whether the engine can speak, and
     * whether it does where no other is named. */
    private JsonObjectBuilder model(String name) {
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

    /** The engine that speaks where no other is named; empty where the configuration names none that there is. */
    private String inForce() {
        try {
            return engines.inForce();
        } catch (TTSException.EngineUnavailable e) {
            return "";
        }
    }
}
