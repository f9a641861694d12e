package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.assistant.tts.speech.engines.EngineVoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/** The voices a client may name. */
@Path("audio/voices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VoicesResource {

    private final Engines engines;
    private final VoiceCloning cloning;

    /** A form lies on the disk until it is read; then it takes several times its length of the heap. */
    private final Semaphore reading = new Semaphore(1);

    public VoicesResource() {
        this(null, null);
    }

    @Inject
    VoicesResource(Engines engines, VoiceCloning cloning) {
        this.engines = engines;
        this.cloning = cloning;
    }

    @GET
    public String list() {
        JsonArrayBuilder data = Json.array();
        Set<EngineVoice> cloned = Set.copyOf(cloning.cloned());
        engines.all()
                .forEach((name, engine) -> engine.voices().stream()
                        .sorted(Comparator.comparing(Voice::id))
                        .forEach(voice -> data.add(
                                VoiceJson.of(voice, name, engine, cloned.contains(new EngineVoice(name, voice))))));
        return Json.object().add("object", "list").add("data", data).build().toString();
    }

    /** Learns a voice from recordings. */
    @POST
    @OperatorOnly
    @Upload
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public String create(List<EntityPart> parts) throws IOException {
        try {
            return created(parts);
        } finally {
            VoiceForm.discard(parts);
        }
    }

    private String created(List<EntityPart> parts) throws IOException {
        if (!cloning.isPossible()) {
            throw new ApiError(
                            ApiError.NOT_IMPLEMENTED,
                            "no engine here learns voices; " + engines.names(),
                            "",
                            "cloning_unsupported")
                    .exception();
        }
        EngineVoice learned = learn(parts);
        TTSEngine engine = engines.named(learned.engine()).orElseThrow();
        return VoiceJson.of(learned.voice(), learned.engine(), engine, true)
                .build()
                .toString();
    }

    private EngineVoice learn(List<EntityPart> parts) throws IOException {
        if (!reading.tryAcquire()) {
            throw new TTSException.EngineOverloaded("another voice is being cloned; try again in a moment");
        }
        try {
            return cloning.clone(VoiceForm.read(parts));
        } finally {
            reading.release();
        }
    }

    /** Forgets a voice that was learned. */
    @DELETE
    @OperatorOnly
    @Path("{voice}")
    public String remove(@PathParam("voice") String voice) {
        return switch (cloning.remove(voice)) {
            case REMOVED ->
                Json.object()
                        .add("id", voice)
                        .add("object", "voice")
                        .add("deleted", true)
                        .build()
                        .toString();
            case BUILT_IN ->
                throw new ApiError(
                                ApiError.FORBIDDEN,
                                "voice \"" + voice + "\" came with its engine; only cloned voices can be deleted",
                                "voice",
                                "voice_built_in")
                        .exception();
            case UNKNOWN ->
                throw new ApiError(ApiError.NOT_FOUND, "there is no voice \"" + voice + "\"", "voice", "unknown_voice")
                        .exception();
        };
    }
}
