package org.assistant.app.admin.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.FinishedUtterance;
import org.assistant.tts.speech.record.FinishedUtterances;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.UtteranceReport;
import org.assistant.tts.speech.utterance.Utterances;

/** Lists utterances that have ended, and cancels one that is being spoken. */
@Path("utterances")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UtterancesResource {

    /** More than a person reads. */
    private static final int MOST = 200;

    private final Utterances utterances;
    private final FinishedUtterances finished;
    private final EventLog events;

    public UtterancesResource() {
        this(null, null, null);
    }

    @Inject
    UtterancesResource(Utterances utterances, FinishedUtterances finished, EventLog events) {
        this.utterances = utterances;
        this.finished = finished;
        this.events = events;
    }

    /**
     * The utterances that have ended in the last day, those with trouble first.
     *
     * @param words to search for; an utterance is listed if all of them match
     */
    @GET
    public String list(@QueryParam("search") @DefaultValue("") String words) {
        JsonArrayBuilder list = Json.array();
        finished.find(words, MOST).forEach(one -> list.add(json(one)));
        return Json.object()
                .add("kept", finished.count())
                .add("utterances", list)
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(FinishedUtterance one) {
        UtteranceReport report = one.report();
        JsonObjectBuilder json = Json.object()
                .add("id", report.id())
                .add("started", report.started().toString())
                .add("ended", one.ended().toString())
                .add("client", report.client())
                .add("address", report.address())
                .add("asked", report.asked())
                .add("engine", report.engine());
        Json.addOrNull(json, "fallback", report.fallback().map(Cause::word).orElse(""));
        Json.addOrNull(json, "voice", report.voice());
        json.add("characters", report.characters()).add("wait_ms", report.waitMillis());
        JsonNumbers.addUnlessNegative(json, "first_sound_ms", (double) report.firstSoundMillis());
        return json.add("late", one.late())
                .add("gaps", report.gaps())
                .add("gap_ms", report.gapMillis())
                .add("audio_ms", report.audioMillis())
                .add("result", one.ending().name().toLowerCase(Locale.ROOT))
                .add("trouble", one.troubled());
    }

    @POST
    @Path("{id}/cancel")
    public String cancel(@PathParam("id") long id, @Context HttpServletRequest request) {
        if (!utterances.cancel(id)) {
            throw new ApiError(ApiError.NOT_FOUND, "utterance " + id + " is not being spoken", "id", "not_running")
                    .exception();
        }
        String who = Operator.of(request);
        events.add(
                Happening.Level.INFO,
                "cancel",
                who + " cancelled utterance " + id,
                Map.of("who", who, "utterance", Long.toString(id)));
        return Json.object().add("id", id).add("cancelled", true).build().toString();
    }
}
