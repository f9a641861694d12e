package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.assistant.app.reply.HeardCharacters;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyService;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.connection.ClientWatch;
import org.assistant.app.rest.connection.Presence;
import org.assistant.app.rest.speech.AudioOutput;
import org.assistant.app.rest.speech.EngineHeaders;
import org.assistant.app.rest.speech.EventStream;
import org.assistant.app.rest.speech.Rendition;
import org.assistant.app.security.keys.Allowance;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.Pcm;

/** The assistant's answer to a text, written and spoken. */
@Path("assistant/reply")
@ApplicationScoped
public class ReplyResource {

    record ReplyWriter(boolean languageModel, int maxCharacters) {}

    @JsonbPropertyOrder("text")
    record WholeReply(
            String text,
            String audio,
            String mediaType,
            Reply.Timings timings,
            String engine,
            Optional<String> fallback) {}

    private final ReplyService replies;
    private final SpeechService speech;
    private final Allowance allowance;
    private final Utterances utterances;
    private final ClientWatch clients;

    public ReplyResource() {
        this(null, null, null, null, null);
    }

    @Inject
    ReplyResource(
            ReplyService replies,
            SpeechService speech,
            Allowance allowance,
            Utterances utterances,
            ClientWatch clients) {
        this.replies = replies;
        this.speech = speech;
        this.allowance = allowance;
        this.utterances = utterances;
        this.clients = clients;
    }

    /** Whether a language model writes the replies, and how long a text may be. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ReplyWriter writer() {
        return new ReplyWriter(replies.hasLanguageModel(), speech.mostCharacters());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, EventStream.TYPE})
    public Response reply(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest http)
            throws IOException {
        Caller caller = Caller.of(http);
        Client client = new Client(caller.name(), http.getRemoteAddr(), allowance.concurrent(caller));
        ReplyBody request = ReplyBody.of(JsonBody.read(body, speech.mostBodyBytes()), client);
        allowance.characters(http, request.request().speech().text().length());
        UnaryOperator<ReplyListener> counted =
                listener -> new HeardCharacters(listener, count -> allowance.characters(caller, count));
        if (!wantsEvents(headers)) {
            return whole(request, counted, clients.of(http)).build();
        }
        // The first event is text, before an engine has spoken, so a fallback is reported in the events.
        return EventStream.response(new ReplyEvents(replies, request.request(), counted, utterances, clients.of(http)))
                .header(EngineHeaders.ENGINE, replies.engine(request.request()))
                .build();
    }

    /** Whether the client names events before JSON; {@code *}{@code /*} means JSON. */
    private static boolean wantsEvents(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.toString().startsWith(EventStream.TYPE)) {
                return true;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
        }
        return false;
    }

    private Response.ResponseBuilder whole(ReplyBody request, UnaryOperator<ReplyListener> counted, Presence client)
            throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        AtomicReference<String> first = new AtomicReference<>();
        AtomicLong utterance = new AtomicLong();
        try (AudioOutput audio = new AudioOutput(request.format(), Rendition.PLAIN, encoded)) {
            ReplyListener listener = new ReplyListener() {
                @Override
                public void begun(long number) {
                    utterance.set(number);
                }

                @Override
                public void text(String delta) {}

                @Override
                public void audio(Pcm piece, SpokenSentence sentence) {
                    first.compareAndSet(null, sentence.engine());
                    audio.write(piece);
                }
            };
            Reply reply = client.during(
                    () -> utterances.cancel(utterance.get()),
                    () -> replies.reply(request.request().inOnePiece(), counted.apply(listener)));
            audio.finish();
            WholeReply body = new WholeReply(
                    reply.text(),
                    Base64.getEncoder().encodeToString(encoded.toByteArray()),
                    request.format().mediaType(),
                    reply.timings(),
                    reply.engine(),
                    reply.fallback().map(Cause::word));
            Response.ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
            EngineHeaders.set(first.get(), reply.fallback(), response::header);
            return response;
        }
    }
}
