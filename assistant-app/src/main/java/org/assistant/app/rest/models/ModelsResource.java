package org.assistant.app.rest.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.assistant.app.rest.voices.VoiceList;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;

/** The models that a client may name. */
@Path("models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

    @JsonbPropertyOrder("object")
    record Models(String object, List<ModelJson> data) {}

    private final Engines engines;
    private final VoiceCloning cloning;
    private final LiveConfig config;

    public ModelsResource() {
        this(null, null, null);
    }

    @Inject
    ModelsResource(Engines engines, VoiceCloning cloning, LiveConfig config) {
        this.engines = engines;
        this.cloning = cloning;
        this.config = config;
    }

    @GET
    public Models list() {
        return new Models("list", new ModelList(engines, new ModelNames(engines, config)).all());
    }

    /** One model and its voices. On other servers the names of models can have slashes. */
    @GET
    @Path("{model: .+}")
    public ModelJson retrieve(@PathParam("model") String model, @Context HttpServletRequest http) {
        ModelNames names = new ModelNames(engines, config);
        String backend = names.backend(model);
        ModelList models = new ModelList(engines, names);
        return models.of(
                model,
                new VoiceList(engines, cloning, Caller.of(http)).of(backend.isEmpty() ? models.inForce() : backend));
    }
}
