package org.assistant.app.admin.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.assistant.app.rest.body.ApiError;
import org.assistant.tts.speech.record.timeline.Span;
import org.assistant.tts.speech.record.timeline.Timeline;

/** The timeline of the last quarter of an hour, hour or day. */
@Path("timeline")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {

    private final Timeline timeline;

    public TimelineResource() {
        this(null);
    }

    @Inject
    TimelineResource(Timeline timeline) {
        this.timeline = timeline;
    }

    @GET
    public TimelineJson timeline(@QueryParam("span") @DefaultValue("15m") String word) {
        Span span = Span.of(word)
                .orElseThrow(() -> ApiError.badRequest("span", "span must be 15m, 1h or 24h")
                        .exception());
        return TimelineJson.of(span, timeline.slices(span));
    }
}
