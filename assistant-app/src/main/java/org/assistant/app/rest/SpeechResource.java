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
import java.util.concurrent.atomic.AtomicReference;
import org.assistant.app.security.Allowance;
import org.assistant.app.security.Caller;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.Pcm;

/** Text to speech, as OpenAI's API has it. */
@Path("audio/speech")
@ApplicationScoped
public class SpeechResource {

    private final SpeechService speech;
    private final Engines engines;
    private final Allowance allowance;
    private final ClientWatch clients;

    public SpeechResource() {
        this(null, null, null, null);
    }

    @Inject
    SpeechResource(SpeechService speech, Engines engines, Allowance allowance, ClientWatch clients) {
        this.speech = speech;
        this.engines = engines;
        this.allowance = allowance;
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response speak(InputStream body, @Context HttpServletRequest http) throws IOException {
        SpeechBody request = SpeechBody.of(JsonBody.read(body, speech.mostBodyBytes()), client(http));
        speech.requireLength(request.speech().text(), request.whole());
        EngineChoice chosen = speech.choose(ModelNames.backend(request.model(), engines));
        allowance.characters(http, request.speech().text().length());
        return answer(request, chosen, http).build();
    }

    private Client client(HttpServletRequest http) {
        Caller caller = Caller.of(http);
        return new Client(caller.name(), http.getRemoteAddr(), allowance.concurrent(caller));
    }

    private Response.ResponseBuilder answer(SpeechBody request, EngineChoice chosen, HttpServletRequest http) {
        Presence client = clients.of(http);
        if (request.whole()) {
            return whole(request, chosen, client);
        }
        BreakableResponse response = BreakableResponse.to(http);
        if (request.events()) {
            return EventStream.response(new SpokenEvents(speech, chosen, request, response::setHeader, client));
        }
        SpokenAudio audio = new SpokenAudio(speech, chosen, request, response::setHeader, response::breakOff, client);
        return Response.ok(audio, mediaType(request.format(), chosen.engine()));
    }

    private Response.ResponseBuilder whole(SpeechBody request, EngineChoice chosen, Presence client) {
        List<Pcm> pieces = new ArrayList<>();
        AtomicReference<String> first = new AtomicReference<>(chosen.engine());
        try (Utterance utterance = speech.begin(chosen, request.client())) {
            client.during(
                    utterance::cancel,
                    () -> utterance.say(request.speech(), piece -> {
                        if (pieces.isEmpty()) {
                            first.set(utterance.engine());
                        }
                        pieces.add(piece);
                    }));
            byte[] audio = request.format().encode(Pcm.concat(pieces, utterance.sampleRate()));
            Response.ResponseBuilder response = Response.ok(audio, mediaType(request.format(), chosen.engine()))
                    .header(HttpHeaders.CONTENT_LENGTH, audio.length);
            EngineHeaders.set(first.get(), utterance.fallback(), response::header);
            return response;
        }
    }

    private String mediaType(AudioFormat format, String backend) {
        return format == AudioFormat.PCM
                ? format.mediaType() + ";rate=" + engines.all().get(backend).sampleRate()
                : format.mediaType();
    }
}
