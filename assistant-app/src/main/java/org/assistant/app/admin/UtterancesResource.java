package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.assistant.app.rest.ApiError;
import org.assistant.app.rest.Json;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.utterance.Utterances;

/** What is being spoken. */
@Path("utterances")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UtterancesResource {

    private final Utterances utterances;
    private final EventLog events;

    public UtterancesResource() {
        this(null, null);
    }

    @Inject
    UtterancesResource(Utterances utterances, EventLog events) {
        this.utterances = utterances;
        this.events = events;
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
