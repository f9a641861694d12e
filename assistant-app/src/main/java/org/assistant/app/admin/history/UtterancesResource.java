package org.assistant.app.admin.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.app.rest.body.RecordJson;
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

    /** @param kept how many utterances are searched */
    record Ended(int kept, List<EndedUtterance> utterances) {}

    @JsonbPropertyOrder({"id", "started", "ended"})
    record EndedUtterance(
            long id,
            Instant started,
            Instant ended,
            String client,
            String address,
            String asked,
            String engine,
            Optional<String> fallback,
            Optional<String> voice,
            int characters,
            long waitMs,
            Optional<BigDecimal> firstSoundMs,
            boolean late,
            int gaps,
            long gapMs,
            long audioMs,
            String result,
            boolean trouble) {

        static EndedUtterance of(FinishedUtterance one) {
            UtteranceReport report = one.report();
            return new EndedUtterance(
                    report.id(),
                    report.started(),
                    one.ended(),
                    report.client(),
                    report.address(),
                    report.asked(),
                    report.engine(),
                    report.fallback().map(Cause::word),
                    RecordJson.unlessEmpty(report.voice()),
                    report.characters(),
                    report.waitMillis(),
                    JsonNumbers.unlessNegative((double) report.firstSoundMillis()),
                    one.late(),
                    report.gaps(),
                    report.gapMillis(),
                    report.audioMillis(),
                    one.ending().name().toLowerCase(Locale.ROOT),
                    one.troubled());
        }
    }

    record CancelledUtterance(long id, boolean cancelled) {}

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
    public Ended list(@QueryParam("search") @DefaultValue("") String words) {
        return new Ended(
                finished.count(),
                finished.find(words, MOST).stream().map(EndedUtterance::of).toList());
    }

    @POST
    @Path("{id}/cancel")
    public CancelledUtterance cancel(@PathParam("id") long id, @Context HttpServletRequest request) {
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
        return new CancelledUtterance(id, true);
    }
}
