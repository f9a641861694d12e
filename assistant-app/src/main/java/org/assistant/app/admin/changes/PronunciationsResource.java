package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
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
import org.assistant.app.rest.body.Json;
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
    public String list() {
        JsonArrayBuilder entries = Json.array();
        pronouncing.words().entries().forEach(entry -> entries.add(json(entry)));
        return Json.object()
                .add("pronunciations", entries)
                .add("signs", pronouncing.signs())
                .build()
                .toString();
    }

    /** Adds an entry, in place of one for the same word and language. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public String put(InputStream body, @Context HttpServletRequest request) throws IOException {
        JsonFields fields = JsonBody.read(body, MOST_BYTES);
        Pronunciation entry =
                DictionaryText.entry(fields.required("language"), fields.required("word"), fields.required("said"));
        return RefusedChange.unless(() -> {
            pronouncing.put(List.of(entry));
            tell(request, " put a word of " + entry.language().toLanguageTag() + " into the dictionary", 1);
            return json(entry).build().toString();
        });
    }

    @DELETE
    public String remove(
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
            return Json.object()
                    .add("language", locale.toLanguageTag())
                    .add("word", word)
                    .add("deleted", true)
                    .build()
                    .toString();
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
    public String read(InputStream body, @Context HttpServletRequest request) throws IOException {
        List<Pronunciation> entries = DictionaryText.read(TextBody.read(body, MOST_FILE_BYTES));
        return RefusedChange.unless(() -> {
            pronouncing.put(entries);
            tell(request, " read " + entries.size() + " words into the dictionary", entries.size());
            return Json.object().add("read", entries.size()).build().toString();
        });
    }

    private static JsonObjectBuilder json(Pronunciation entry) {
        return Json.object()
                .add("language", entry.language().toLanguageTag())
                .add("word", entry.word())
                .add("said", DictionaryText.said(entry));
    }

    private void tell(HttpServletRequest request, String did, int words) {
        String who = Operator.of(request);
        events.add(Happening.Level.INFO, "dictionary", who + did, Map.of("who", who, "words", Integer.toString(words)));
    }
}
