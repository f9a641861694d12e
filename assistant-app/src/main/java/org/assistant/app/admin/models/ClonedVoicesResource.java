package org.assistant.app.admin.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.app.rest.voices.VoiceName;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.engines.EngineVoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/** The cloned voices with their provenance. The speech API clones, plays and deletes them. */
@Path("voices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClonedVoicesResource {

    private static final int MOST_BYTES = 10_000;

    private final Engines engines;
    private final VoiceCloning cloning;
    private final EventLog events;

    public ClonedVoicesResource() {
        this(null, null, null);
    }

    @Inject
    ClonedVoicesResource(Engines engines, VoiceCloning cloning, EventLog events) {
        this.engines = engines;
        this.cloning = cloning;
        this.events = events;
    }

    @GET
    public String list() {
        JsonArrayBuilder voices = Json.array();
        cloning.cloned().forEach(voice -> voices.add(json(voice)));
        JsonArrayBuilder languages = Json.array();
        cloning.languages().stream().map(Locale::toLanguageTag).sorted().forEach(languages::add);
        return Json.object()
                .add("voices", voices)
                .add("cloning", cloning.isPossible())
                .add("languages", languages)
                .build()
                .toString();
    }

    /** Renames a voice; its id stays. */
    @PATCH
    @Path("{voice}")
    @Consumes(MediaType.APPLICATION_JSON)
    public String rename(@PathParam("voice") String voice, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        String name = JsonBody.read(body, MOST_BYTES).required("name");
        VoiceName.check(name);
        EngineVoice renamed;
        try {
            renamed = cloning.rename(voice, name);
        } catch (TTSException.UnknownVoice e) {
            throw new ApiError(ApiError.NOT_FOUND, e.getMessage(), "voice", "unknown_voice").exception();
        }
        String who = Operator.of(request);
        events.add(
                Happening.Level.INFO, "voice", who + " renamed the voice " + voice, Map.of("who", who, "voice", voice));
        return json(renamed).build().toString();
    }

    private JsonObjectBuilder json(EngineVoice cloned) {
        Voice voice = cloned.voice();
        JsonObjectBuilder json = Json.object()
                .add("id", voice.id())
                .add("name", voice.name())
                .add("engine", cloned.engine())
                .add("language", voice.language().toLanguageTag())
                .add("sex", voice.sex().name().toLowerCase(Locale.ROOT));
        OptionalDouble pitch = engines.named(cloned.engine())
                .map(engine -> engine.pitchHertz(voice))
                .orElse(OptionalDouble.empty());
        JsonNumbers.addUnlessNegative(json, "pitch_hz", pitch.orElse(-1));
        Optional<Provenance> provenance = cloning.provenance(voice.id());
        Json.addOrNull(json, "consent", provenance.map(Provenance::consent).orElse(""));
        Json.addOrNull(
                json,
                "created",
                provenance.map(from -> from.created().toString()).orElse(""));
        return json.add("recordings", provenance.map(Provenance::recordings).orElse(0));
    }
}
