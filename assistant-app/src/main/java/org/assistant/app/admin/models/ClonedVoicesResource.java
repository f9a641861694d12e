package org.assistant.app.admin.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.app.rest.body.RecordJson;
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

    /**
     * @param cloning whether an engine here learns voices
     * @param languages of the voices that it learns, as BCP 47 tags
     */
    @JsonbPropertyOrder("voices")
    record ClonedVoices(List<ClonedVoiceJson> voices, boolean cloning, List<String> languages) {}

    /** @param recordings how many the voice was learned from */
    @JsonbPropertyOrder({"id", "name", "engine"})
    record ClonedVoiceJson(
            String id,
            String name,
            String engine,
            String language,
            String sex,
            Optional<BigDecimal> pitchHz,
            Optional<String> consent,
            Optional<Instant> created,
            int recordings) {}

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
    public ClonedVoices list() {
        return new ClonedVoices(
                cloning.cloned().stream().map(this::json).toList(),
                cloning.isPossible(),
                cloning.languages().stream().map(Locale::toLanguageTag).sorted().toList());
    }

    /** Renames a voice; its id stays. */
    @PATCH
    @Path("{voice}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ClonedVoiceJson rename(
            @PathParam("voice") String voice, InputStream body, @Context HttpServletRequest request)
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
        return json(renamed);
    }

    private ClonedVoiceJson json(EngineVoice cloned) {
        Voice voice = cloned.voice();
        OptionalDouble pitch = engines.named(cloned.engine())
                .map(engine -> engine.pitchHertz(voice))
                .orElse(OptionalDouble.empty());
        Optional<Provenance> provenance = cloning.provenance(voice.id());
        return new ClonedVoiceJson(
                voice.id(),
                voice.name(),
                cloned.engine(),
                voice.language().toLanguageTag(),
                voice.sex().name().toLowerCase(Locale.ROOT),
                JsonNumbers.unlessNegative(pitch.orElse(-1)),
                provenance.map(Provenance::consent).flatMap(RecordJson::unlessEmpty),
                provenance.map(Provenance::created),
                provenance.map(Provenance::recordings).orElse(0));
    }
}
