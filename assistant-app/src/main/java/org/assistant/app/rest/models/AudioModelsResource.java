package org.assistant.app.rest.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;

/** The speech models at the path where clients of other servers look for them. */
@Path("audio/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AudioModelsResource {

    record AudioModels(List<ModelJson> models) {}

    private final Engines engines;
    private final LiveConfig config;

    public AudioModelsResource() {
        this(null, null);
    }

    @Inject
    AudioModelsResource(Engines engines, LiveConfig config) {
        this.engines = engines;
        this.config = config;
    }

    @GET
    public AudioModels list() {
        return new AudioModels(new ModelList(engines, new ModelNames(engines, config)).all());
    }
}
