package org.assistant.app.rest.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.assistant.app.rest.body.Json;
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
    public String list() {
        return Json.object()
                .add("object", "list")
                .add("data", new ModelJson(engines, new ModelNames(engines, config)).all())
                .build()
                .toString();
    }

    /** One model and its voices. On other servers the names of models can have slashes. */
    @GET
    @Path("{model: .+}")
    public String retrieve(@PathParam("model") String model, @Context HttpServletRequest http) {
        ModelNames names = new ModelNames(engines, config);
        String backend = names.backend(model);
        ModelJson models = new ModelJson(engines, names);
        return models.of(model)
                .add(
                        "voices",
                        new VoiceList(engines, cloning, Caller.of(http))
                                .of(backend.isEmpty() ? models.inForce() : backend))
                .build()
                .toString();
    }
}
