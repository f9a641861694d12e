package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.assistant.app.security.Allowance;
import org.assistant.app.security.Caller;
import org.assistant.app.speech.Engines;
import org.assistant.app.speech.SpeechService;
import org.assistant.app.speech.Utterance;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Pcm;

/** Text to speech, as OpenAI's API has it. */
@Path("audio/speech")
@ApplicationScoped
public class SpeechResource {

    /** Tells which engine speaks. */
    static final String ENGINE_HEADER = "X-TTS-Engine";

    private final SpeechService speech;
    private final Engines engines;
    private final Allowance allowance;

    SpeechResource() {
        this(null, null, null);
    }

    @Inject
    SpeechResource(SpeechService speech, Engines engines, Allowance allowance) {
        this.speech = speech;
        this.engines = engines;
        this.allowance = allowance;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response speak(InputStream body, @Context HttpServletRequest http) throws IOException {
        SpeechBody request = SpeechBody.of(JsonBody.read(body, speech.mostBodyBytes()), Caller.of(http));
        speech.requireLength(request.speech().text(), request.whole());
        String backend = speech.engine(ModelNames.backend(request.model(), engines));
        allowance.characters(http, request.speech().text().length());
        return answer(request, backend, http).header(ENGINE_HEADER, backend).build();
    }

    private Response.ResponseBuilder answer(SpeechBody request, String backend, HttpServletRequest http) {
        if (request.events()) {
            return EventStream.response(new SpokenEvents(speech, backend, request));
        }
        if (request.whole()) {
            byte[] audio = whole(request, backend);
            return Response.ok(audio, mediaType(request.format(), backend))
                    .header(HttpHeaders.CONTENT_LENGTH, audio.length);
        }
        SpokenAudio audio = new SpokenAudio(speech, backend, request, BreakableResponse.to(http)::breakOff);
        return Response.ok(audio, mediaType(request.format(), backend));
    }

    private byte[] whole(SpeechBody request, String backend) {
        List<Pcm> pieces = new ArrayList<>();
        try (Utterance utterance = speech.begin(backend, request.client())) {
            utterance.say(request.speech(), pieces::add);
            return request.format().encode(Pcm.concat(pieces, utterance.sampleRate()));
        }
    }

    private String mediaType(AudioFormat format, String backend) {
        return format == AudioFormat.PCM
                ? format.mediaType() + ";rate=" + engines.all().get(backend).sampleRate()
                : format.mediaType();
    }
}
