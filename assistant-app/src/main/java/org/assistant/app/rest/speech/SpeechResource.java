package org.assistant.app.rest.speech;

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
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.connection.BreakableResponse;
import org.assistant.app.rest.connection.ClientWatch;
import org.assistant.app.rest.connection.Presence;
import org.assistant.app.rest.models.ModelNames;
import org.assistant.app.security.keys.Allowance;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.Pcm;

/** OpenAI's text-to-speech resource. */
@Path("audio/speech")
@ApplicationScoped
public class SpeechResource {

    private final SpeechService speech;
    private final Engines engines;
    private final Allowance allowance;
    private final ClientWatch clients;
    private final LiveConfig config;

    public SpeechResource() {
        this(null, null, null, null, null);
    }

    @Inject
    SpeechResource(SpeechService speech, Engines engines, Allowance allowance, ClientWatch clients, LiveConfig config) {
        this.speech = speech;
        this.engines = engines;
        this.allowance = allowance;
        this.clients = clients;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response speak(InputStream body, @Context HttpServletRequest http) throws IOException {
        SpeechBody asked = SpeechBody.of(JsonBody.read(body, speech.mostBodyBytes()), client(http));
        speech.requireLength(asked.speech().text(), asked.whole());
        EngineChoice chosen = speech.choose(new ModelNames(engines, config).backend(asked.model()));
        RelayedText.requireSpokenHere(http, chosen, engines);
        allowance.characters(http, asked.speech().text().length());
        SpeechBody request = LanguageHint.applied(asked, engines.all().get(chosen.engine()));
        Response.ResponseBuilder answer = answer(request, chosen, http);
        String ignored = IgnoredFields.header(request.ignored());
        return (ignored.isEmpty() ? answer : answer.header(IgnoredFields.HEADER, ignored)).build();
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
        return EventStream.unbuffered(Response.ok(audio, mediaType(request)));
    }

    private Response.ResponseBuilder whole(SpeechBody request, EngineChoice chosen, Presence client) {
        List<Pcm> pieces = new ArrayList<>();
        AtomicReference<String> first = new AtomicReference<>(chosen.engine());
        try (Utterance utterance = speech.begin(chosen, request.client())) {
            client.during(
                    utterance::cancel,
                    () -> utterance.sayOrRest(request.speech(), piece -> {
                        if (pieces.isEmpty()) {
                            first.set(utterance.engine());
                        }
                        pieces.add(piece);
                    }));
            Pcm spoken = request.rendition().atVolume(Pcm.concat(pieces, utterance.sampleRate()));
            byte[] audio = request.format()
                    .encode(Resampler.resample(spoken, request.rendition().rate()));
            Response.ResponseBuilder response =
                    Response.ok(audio, mediaType(request)).header(HttpHeaders.CONTENT_LENGTH, audio.length);
            EngineHeaders.set(first.get(), utterance.fallback(), response::header);
            EngineHeaders.setSpeed(engines.all().get(first.get()), request.speech(), response::header);
            return response;
        }
    }

    private static String mediaType(SpeechBody request) {
        String type = request.format().mediaType();
        return request.format() == AudioFormat.PCM
                ? type + ";rate=" + request.rendition().rate()
                : type;
    }
}
