package org.assistant.app.rest.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
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
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.app.rest.models.ModelNames;
import org.assistant.app.security.keys.Allowance;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;

/** Shows how an engine reads a text: its sentences in words, their phonemes, and the origin of each word's phonemes. */
@Path("audio/phonemes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhonemesResource {

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
    public String read(InputStream body, @Context HttpServletRequest http) throws IOException {
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
        JsonArrayBuilder read = Json.array();
        sentences.forEach(sentence -> read.add(json(sentence)));
        return Json.object()
                .add("engine", engine)
                .add("sentences", read)
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(SentenceReading sentence) {
        JsonArrayBuilder words = Json.array();
        sentence.words()
                .forEach(word -> words.add(Json.object()
                        .add("word", word.word())
                        .add("phonemes", word.phonemes())
                        .add("origin", word.origin())));
        JsonArrayBuilder tokens = Json.array();
        sentence.tokens().forEach(tokens::add);
        return Json.object()
                .add("language", sentence.language().toLanguageTag())
                .add("normalized", sentence.normalized())
                .add("phonemes", sentence.phonemes())
                .add("words", words)
                .add("tokens", tokens);
    }
}
