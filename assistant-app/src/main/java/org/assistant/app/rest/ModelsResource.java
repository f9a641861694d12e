package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.assistant.app.security.Caller;
import org.assistant.tts.speech.Engines;
import org.assistant.tts.speech.VoiceCloning;

/** The models a client may name. */
@Path("models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

    private final Engines engines;
    private final VoiceCloning cloning;

    public ModelsResource() {
        this(null, null);
    }

    @Inject
    ModelsResource(Engines engines, VoiceCloning cloning) {
        this.engines = engines;
        this.cloning = cloning;
    }

    @GET
    public String list() {
        return Json.object()
                .add("object", "list")
                .add("data", new ModelJson(engines).all())
                .build()
                .toString();
    }

    /** One model, with the voices that speak where it is named. */
    @GET
    @Path("{model}")
    public String retrieve(@PathParam("model") String model, @Context HttpServletRequest http) {
        if (!ModelNames.all(engines).contains(model)) {
            throw ModelNames.unknown(model, engines).exception();
        }
        ModelJson models = new ModelJson(engines);
        String backend = ModelNames.backend(model, engines);
        return models.of(model)
                .add(
                        "voices",
                        new VoiceList(engines, cloning, Caller.of(http))
                                .of(backend.isEmpty() ? models.inForce() : backend))
                .build()
                .toString();
    }
}
