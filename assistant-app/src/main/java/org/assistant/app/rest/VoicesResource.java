package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.Locale;
import org.assistant.app.speech.Engines;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.Voice;

/** The voices a client may name. */
@Path("audio/voices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VoicesResource {

    private final Engines engines;

    VoicesResource() {
        this(null);
    }

    @Inject
    VoicesResource(Engines engines) {
        this.engines = engines;
    }

    @GET
    public String list() {
        JsonArrayBuilder data = Json.array();
        engines.all()
                .forEach((name, engine) -> engine.voices().stream()
                        .sorted(Comparator.comparing(Voice::id))
                        .forEach(voice -> data.add(json(voice, name, engine))));
        return Json.object().add("object", "list").add("data", data).build().toString();
    }

    private static JsonObjectBuilder json(Voice voice, String name, TTSEngine engine) {
        return Json.object()
                .add("id", voice.id())
                .add("object", "voice")
                .add("name", voice.name())
                .add("language", voice.language().toLanguageTag())
                .add("sex", voice.sex().name().toLowerCase(Locale.ROOT))
                .add("engine", name)
                .add("default", voice.equals(engine.defaultVoice()));
    }
}
