package org.assistant.app.rest.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.app.rest.models.ModelNames;
import org.assistant.app.security.keys.Allowance;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.WordReading;

/** Shows how an engine reads a text: its sentences in words, their phonemes, and the origin of each word's phonemes. */
@Path("audio/phonemes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhonemesResource {

    record Phonemes(String engine, List<SentenceJson> sentences) {}

    @JsonbPropertyOrder({"language", "normalized", "phonemes", "words", "tokens"})
    record SentenceJson(
            String language, String normalized, String phonemes, List<WordReading> words, List<String> tokens) {

        static SentenceJson of(SentenceReading sentence) {
            return new SentenceJson(
                    sentence.language().toLanguageTag(),
                    sentence.normalized(),
                    sentence.phonemes(),
                    sentence.words(),
                    sentence.tokens());
        }
    }

    private final SpeechService speech;
    private final Engines engines;
    private final Allowance allowance;
    private final LiveConfig config;

    public PhonemesResource() {
        this(null, null, null, null);
    }

    @Inject
    PhonemesResource(SpeechService speech, Engines engines, Allowance allowance, LiveConfig config) {
        this.speech = speech;
        this.engines = engines;
        this.allowance = allowance;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Phonemes read(InputStream body, @Context HttpServletRequest http) throws IOException {
        JsonFields fields = JsonBody.read(body, speech.mostBodyBytes());
        SpeechRequest request =
                new SpeechRequest(fields.required("input"), fields.id("voice"), fields.language("language"), 1);
        speech.requireLength(request.text(), true); // the answer is held in memory
        String engine = speech.engine(
                new ModelNames(engines, config).backend(fields.string("model").orElse("")));
        allowance.characters(http, request.text().length());
        List<SentenceReading> sentences = speech.reading(engine, request)
                .orElseThrow(() -> new ApiError(
                                ApiError.NOT_IMPLEMENTED,
                                "the engine " + engine + " does not say how it reads a text",
                                "model",
                                "reading_unsupported")
                        .exception());
        return new Phonemes(engine, sentences.stream().map(SentenceJson::of).toList());
    }
}
