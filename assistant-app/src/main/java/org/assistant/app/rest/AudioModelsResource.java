package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.assistant.tts.speech.Engines;

/** The models that speak, where clients of other servers look for them. */
@Path("audio/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AudioModelsResource {

    private final Engines engines;

    public AudioModelsResource() {
        this(null);
    }

    @Inject
    AudioModelsResource(Engines engines) {
        this.engines = engines;
    }

    @GET
    public String list() {
        return Json.object().add("models", new ModelJson(engines).all()).build().toString();
    }
}
