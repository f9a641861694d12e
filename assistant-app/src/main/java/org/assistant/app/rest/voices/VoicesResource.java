package org.assistant.app.rest.voices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.engines.EngineVoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** The voices that a client may name. */
@Path("audio/voices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VoicesResource {

    /** The same list twice: under OpenAI's name and under that of other Kokoro servers. */
    @JsonbPropertyOrder("object")
    record VoiceLists(String object, List<VoiceJson> data, List<VoiceJson> voices) {}

    @JsonbPropertyOrder({"id", "object"})
    record DeletedVoice(String id, String object, boolean deleted) {}

    private final Engines engines;
    private final VoiceCloning cloning;

    /** A form is on disk until it is read; then it takes several times its length on the heap. */
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
    public VoiceLists list(@Context HttpServletRequest http) {
        List<VoiceJson> voices = new VoiceList(engines, cloning, Caller.of(http)).all();
        return new VoiceLists("list", voices, voices);
    }

    /** Learns a voice from recordings. */
    @POST
    @OperatorOnly
    @Upload
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public VoiceJson create(List<EntityPart> parts) throws IOException {
        try {
            return created(parts);
        } finally {
            VoiceForm.discard(parts);
        }
    }

    private VoiceJson created(List<EntityPart> parts) throws IOException {
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
        return VoiceJson.of(learned.voice(), learned.voice().name(), learned.engine(), engine, true);
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

    /** Refuses to make a file of a mixture, as other Kokoro servers do; here mixtures need no file. */
    @POST
    @Path("combine")
    public void combine() {
        throw new ApiError(
                        ApiError.NOT_FOUND,
                        "voices are mixed by name: send \"voice\": \"af_bella(2)+af_sky(1)\" to /v1/audio/speech",
                        "",
                        "no_combined_voices")
                .exception();
    }

    /** Deletes a learned voice. */
    @DELETE
    @OperatorOnly
    @Path("{voice}")
    public DeletedVoice remove(@PathParam("voice") String voice) {
        return switch (cloning.remove(voice)) {
            case REMOVED -> new DeletedVoice(voice, "voice", true);
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
