package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.app.rest.body.TextBody;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.config.DictionaryText;
import org.assistant.tts.speech.engines.Pronouncing;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.Pronunciation;

/** The dictionary: the pronunciation of words that an engine would say wrong. A change applies to all later texts. */
@Path("pronunciations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PronunciationsResource {

    private static final int MOST_BYTES = 10_000;

    /** Enough for ten thousand entries of a hundred characters. */
    private static final int MOST_FILE_BYTES = 1 << 20;

    private static final String TEXT = "text/plain; charset=utf-8";

    /** @param signs the phonemes that an entry may have */
    record Dictionary(List<WordJson> pronunciations, String signs) {}

    @JsonbPropertyOrder({"language", "word", "said"})
    record WordJson(String language, String word, String said) {

        static WordJson of(Pronunciation entry) {
            return new WordJson(entry.language().toLanguageTag(), entry.word(), DictionaryText.said(entry));
        }
    }

    @JsonbPropertyOrder({"language", "word"})
    record DeletedWord(String language, String word, boolean deleted) {}

    record ReadWords(int read) {}

    private final Pronouncing pronouncing;
    private final EventLog events;

    public PronunciationsResource() {
        this(null, null);
    }

    @Inject
    PronunciationsResource(Pronouncing pronouncing, EventLog events) {
        this.pronouncing = pronouncing;
        this.events = events;
    }

    @GET
    public Dictionary list() {
        return new Dictionary(
                pronouncing.words().entries().stream().map(WordJson::of).toList(), pronouncing.signs());
    }

    /** Adds an entry, in place of one for the same word and language. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public WordJson put(InputStream body, @Context HttpServletRequest request) throws IOException {
        JsonFields fields = JsonBody.read(body, MOST_BYTES);
        Pronunciation entry =
                DictionaryText.entry(fields.required("language"), fields.required("word"), fields.required("said"));
        return RefusedChange.unless(() -> {
            pronouncing.put(List.of(entry));
            tell(request, " put a word of " + entry.language().toLanguageTag() + " into the dictionary", 1);
            return WordJson.of(entry);
        });
    }

    @DELETE
    public DeletedWord remove(
            @QueryParam("language") String language,
            @QueryParam("word") String word,
            @Context HttpServletRequest request) {
        Locale locale = DictionaryText.locale(language == null ? "" : language);
        return RefusedChange.unless(() -> {
            if (word == null || !pronouncing.remove(word, locale)) {
                throw new ApiError(ApiError.NOT_FOUND, "the dictionary has no such word", "word", "unknown_word")
                        .exception();
            }
            tell(request, " took a word of " + locale.toLanguageTag() + " out of the dictionary", 1);
            return new DeletedWord(locale.toLanguageTag(), word, true);
        });
    }

    /** The dictionary as a text that {@link #read} accepts. */
    @GET
    @Path("file")
    @Produces(TEXT)
    public Response write() {
        return Response.ok(DictionaryText.write(pronouncing.words().entries()), TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pronunciations.txt\"")
                .build();
    }

    /** Adds the entries of a text; none if a line of it is wrong. */
    @POST
    @Path("file")
    @Consumes(MediaType.TEXT_PLAIN)
    public ReadWords read(InputStream body, @Context HttpServletRequest request) throws IOException {
        List<Pronunciation> entries = DictionaryText.read(TextBody.read(body, MOST_FILE_BYTES));
        return RefusedChange.unless(() -> {
            pronouncing.put(entries);
            tell(request, " read " + entries.size() + " words into the dictionary", entries.size());
            return new ReadWords(entries.size());
        });
    }

    private void tell(HttpServletRequest request, String did, int words) {
        String who = Operator.of(request);
        events.add(Happening.Level.INFO, "dictionary", who + did, Map.of("who", who, "words", Integer.toString(words)));
    }
}
