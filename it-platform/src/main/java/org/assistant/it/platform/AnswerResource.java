package org.assistant.it.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform's reply service: it speaks the text that it is given. */
@Path("answer")
@ApplicationScoped
public class AnswerResource {

    private final TTSEngine voice;
    private final String greeting;
    private final AtomicInteger reports = new AtomicInteger();

    public AnswerResource() {
        this(null, "");
    }

    @Inject
    AnswerResource(TTSEngine voice, @ConfigProperty(name = "platform.greeting") String greeting) {
        this.voice = voice;
        this.greeting = greeting;
    }

    @POST
    @Consumes("text/plain")
    @Produces("audio/wav")
    public Response answer(String text) {
        Answer answer = new Answer();
        voice.speak(SpeechRequest.of(greeting + " " + text), answer);
        return Response.ok(answer.wav(voice.sampleRate()))
                .header("Spoken-By", answer.speaker())
                .build();
    }

    /** The number of texts spoken so far, by the reports of the speech jars. */
    @GET
    @Produces("text/plain")
    public int reports() {
        return reports.get();
    }

    void count(@Observes SentenceReport report) {
        reports.incrementAndGet();
    }
}
